import type { Signing } from "./signing.ts";
import type { Taken } from "./workflow.ts";

/** What the workflow asks about a filing in somebody's hands: where it stands, whose it is, and who has had it. */
export interface HeldState {
  readonly subjectId: string;
  /** Path of the unit in the organisation tree: `990100.101.002.`. */
  readonly unitPath: string;
  readonly unitId: string;
  /** The budget department the unit belongs to, or is (本级). */
  readonly departmentId: string;
  readonly year: number;
  /** Money of the year in fen; null while it is not filled. */
  readonly amountFen: bigint | null;
  readonly step: string;
  /** Counts from 1; a return begins the next. */
  readonly round: number;
  /** All steps taken, and whoever typed into it (as `save`). */
  readonly taken: readonly Taken[];
  /** 延期: the last day of the step it is at, where it was given a later one; left out, as null, where it was not. */
  readonly extendedUntil?: string | null;
  /** 转办: the one post that it was given to at this step; left out, as null, where anybody of the role may act. */
  readonly handler?: Handler | null;
}

/** A post that a filing was handed to, and until when that binds. */
export interface Handler {
  readonly postId: string;
  /** Of the person who holds the post. */
  readonly name: string;
  readonly validFrom: string;
  /** The first day on which the post is no longer held; null while nobody has said one. */
  readonly validTo: string | null;
  /** Its person has left, or it no longer sees the filing. */
  readonly isGone: boolean;
}

/** And what it asks where a step is to be taken. */
export interface FilingState extends HeldState {
  /** Whether a third-party reviewer is assigned to the subject: a step for assigned ones only is passed over otherwise. */
  readonly reviewerAssigned: boolean;
  /** Ids of the steps that no living post could take for this filing. */
  readonly vacant: readonly string[];
  /** What whoever holds it now has done to it since the last step; null where they have not touched it, and it may still be withdrawn. */
  readonly touched: Touch | null;
  /** The same of the step that the last one was taken from: what is taken back there has it again. */
  readonly extendedBefore?: string | null;
  /** 会签: who signed here and who was asked to beyond the workflow; left out where nobody was and nobody did. */
  readonly signing?: Signing;
}

/** What decides which steps a filing stops at. */
export type PassingState = Pick<FilingState, "unitId" | "departmentId" | "reviewerAssigned" | "amountFen" | "vacant">;

/** saved: other values or other evidence. remarked: something was said about a cell, or a remark was settled. */
export type Touch = "saved" | "remarked";
