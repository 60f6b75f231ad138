import type { Taken } from "./workflow.ts";

/** What the workflow asks about a filing in somebody's hands: where it stands, whose it is, and who has had it. */
export interface HeldState {
  readonly subjectId: string;
  /** Path of the unit in the organisation tree: `990100.101.002.`. */
  readonly unitPath: string;
  readonly unitId: string;
  readonly year: number;
  readonly step: string;
  /** Counts from 1; a return begins the next. */
  readonly round: number;
  /** All steps taken, and whoever typed into it (as `save`). */
  readonly taken: readonly Taken[];
}

/** And what it asks where a step is to be taken. */
export interface FilingState extends HeldState {
  /** Whether a third-party reviewer is assigned to the subject: a step for assigned ones only is passed over otherwise. */
  readonly reviewerAssigned: boolean;
  /** What whoever holds it now has done to it since the last step; null where they have not touched it, and it may still be withdrawn. */
  readonly touched: Touch | null;
}

/** saved: other values or other evidence. remarked: something was said about a cell, or a remark was settled. */
export type Touch = "saved" | "remarked";
