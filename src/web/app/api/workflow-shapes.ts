import type { Message } from "../../../core/basics/message.ts";
import type { Stage } from "../../../core/form/filing-values.ts";
import type { Bilingual, Workflow } from "../../../core/workflow/workflow.ts";

/** `GET /api/workflows` */
export interface WorkflowsKnown {
  readonly mayDraft: boolean;
  readonly items: readonly WorkflowKnown[];
}

export interface WorkflowKnown {
  readonly id: string;
  readonly stage: Stage;
  readonly title: Bilingual;
  /** New records of its stage begin on it. */
  readonly chosen: boolean;
  readonly versions: readonly VersionKnown[];
  /** What is being worked on. */
  readonly next: DraftKnown | null;
}

export interface VersionKnown {
  readonly version: number;
  readonly source: "pack" | "bureau";
  readonly reason: string;
  readonly publishedBy: string | null;
  readonly publishedAt: string | null;
  readonly inForce: boolean;
  readonly draft: boolean;
  readonly records: number;
  readonly running: number;
}

export interface DraftKnown {
  readonly basedOn: number;
  readonly reason: string;
  readonly draftedBy: readonly string[];
  readonly saved: number;
  readonly savedAt: string;
  readonly refusedBecause: string | null;
}

/** `GET /api/workflows/{id}/versions/{version}` */
export interface WorkflowText {
  readonly text: string;
  readonly workflow: Workflow;
  readonly saved: number;
  readonly reason: string;
  readonly differences: readonly { readonly step: string | null; readonly said: Message }[];
}

/** `GET /api/units`, as far as bodies are chosen from it. */
export interface BodiesKnown {
  readonly items: readonly { readonly code: string; readonly name: string; readonly kind: string; readonly path: string }[];
}
