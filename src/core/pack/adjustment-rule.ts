import type { Reference } from "../score/trace.ts";
import type { Bilingual } from "../workflow/workflow.ts";
import type { Provenance } from "./provenance.ts";

/** 目标调整规则: for what reasons an approved goal may be adjusted in its year, and until when. */
export interface AdjustmentRule {
  readonly id: string;
  readonly title: Bilingual;
  readonly provenance: Provenance;
  readonly triggers: readonly AdjustmentTrigger[];
  /** Last day of the budget year on which an adjustment may be asked for: `11-30`. */
  readonly cutOff: string;
  /** Whether none is taken once the evaluation of the year has begun. */
  readonly endsWithEvaluation: boolean;
  readonly reference: Reference;
}

export interface AdjustmentTrigger {
  readonly id: string;
  readonly title: Bilingual;
  /** Formula of the condition; null where a person says that it is so and shows the document. */
  readonly when: string | null;
}
