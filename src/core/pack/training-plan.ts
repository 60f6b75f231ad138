import type { Bilingual } from "../workflow/workflow.ts";
import type { Provenance } from "./provenance.ts";

/** 培训计划: topics, and the sessions in which they are taught. */
export interface TrainingPlan {
  readonly id: string;
  readonly title: Bilingual;
  readonly provenance: Provenance;
  readonly topics: readonly { readonly id: string; readonly title: Bilingual }[];
  readonly sessions: readonly { readonly number: number; readonly title: Bilingual; readonly topics: readonly string[] }[];
}
