import { equals, toShortText } from "../../../core/basics/decimal.ts";
import type { RoundingHabit, Rechecked } from "../../../core/recheck/result.ts";

/** The strip above a table: what a person wants to know before reading any row. */
export interface Summary {
  readonly rows: number;
  readonly explained: number;
  readonly unexplained: number;
  /** Null when the rows show no single habit. */
  readonly habit: RoundingHabit | null;
  readonly candidates: readonly RoundingHabit[];
  /** Recomputed from the rows; null when no row carries a score. */
  readonly sum: string | null;
  readonly printedSum: string | null;
  /** Sum of the points; null when no row carries any. */
  readonly points: string | null;
  /** `unproven`: rows are missing or one side is, so that nothing can be compared. */
  readonly sums: "equal" | "different" | "unproven";
  readonly grade: string | null;
}

export function summarise({ result }: Rechecked): Summary {
  const { convention, totals } = result;
  const comparable = totals.complete && totals.score !== null && totals.printedScore !== null;
  return {
    rows: result.indicators.length,
    explained: convention.explained,
    unexplained: convention.explainable - convention.explained,
    habit: convention.rounding,
    candidates: convention.candidates,
    sum: totals.score === null ? null : toShortText(totals.score),
    printedSum: totals.printedScore === null ? null : toShortText(totals.printedScore),
    points: totals.points === null ? null : toShortText(totals.points),
    sums: !comparable ? "unproven" : equals(totals.score, totals.printedScore) ? "equal" : "different",
    grade: result.grade,
  };
}
