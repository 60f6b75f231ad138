import type { Problem } from "../../../core/basics/problem.ts";
import type { Rechecked, Unreadable } from "../../../core/recheck/result.ts";

/** Everything one drop came to. */
export interface Results {
  readonly tables: readonly RecheckedFile[];
  readonly unreadable: readonly UnreadableFile[];
  /** Files that were not looked at because the person stopped. */
  readonly notSeen: number;
  /** Hidden and lock files that were passed over. */
  readonly skipped: number;
}

/** A problem in the words of the time when it was kept. */
export interface SaidProblem {
  readonly where: string;
  readonly why: string;
  readonly advice: string;
}

export interface RecheckedFile extends Rechecked {
  /** About single cells: what could not be read there is missing from the table. */
  readonly notes: readonly (Problem | SaidProblem)[];
}

export interface UnreadableFile extends Unreadable {
  /** Further problems of the same file. */
  readonly others: readonly (Problem | SaidProblem)[];
  /** The sentences of that time, for a recheck that was kept; otherwise the problem is said in the language of the page. */
  readonly said?: SaidProblem;
}
