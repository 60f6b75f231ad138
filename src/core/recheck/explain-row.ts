import { compare, type Decimal, equals, multiply, round, sign } from "../basics/decimal.ts";
import { compareFraction, type Fraction, shareOf } from "../basics/fraction.ts";
import { stepShare } from "../indicator/kinds/satisfaction.ts";
import type { Profile } from "../score/profile.ts";
import type { Trace } from "../score/trace.ts";
import type { FoundConvention } from "./convention.ts";
import { habitsThatExplain, underHabit } from "./rounding-habit.ts";
import type { RoundingHabit } from "./result.ts";
import type { Row } from "./row.ts";
import { traceRow } from "./trace-row.ts";

/** What the rule suggests for a row, and which rule explains what was printed. */
export interface RowExplanation {
  readonly suggested: Decimal | null;
  readonly explainedBy: string | null;
  /** Whether the printed score could be recomputed at all. */
  readonly explainable: boolean;
  /** Null only where the values do not tell whether the target was reached. */
  readonly trace: Trace | null;
}

const NOT_EXPLAINABLE: RowExplanation = { suggested: null, explainedBy: null, explainable: false, trace: null };

export function explainRow(row: Row, convention: FoundConvention, profile: Profile): RowExplanation {
  const { points, score } = row.printed;
  const { reached } = row.comparison;
  if (reached === null) return NOT_EXPLAINABLE;
  if (points === null || sign(points) < 0) return { ...NOT_EXPLAINABLE, trace: traceRow(row, null, convention, profile) };
  const suggested = reached ? points : row.share === null ? null : suggest(points, row.share, convention, profile);
  const trace = traceRow(row, suggested, convention, profile);
  if (suggested === null) {
    const isZero = score !== null && sign(score) === 0;
    return { suggested, explainedBy: isZero ? "zero" : null, explainable: isZero, trace };
  }
  return {
    suggested, trace,
    explainedBy: score === null ? null : reached ? explainReached(row, points, score, profile) : explainMissed(row, points, score, convention, profile),
    explainable: score !== null,
  };
}

/** Points × share, rounded as the authority was found to round, else as the profile does. */
export function suggest(points: Decimal, share: Fraction, convention: FoundConvention, profile: Profile): Decimal {
  const { places, mode } = profile.rounding.value;
  return convention.rounding ? underHabit(points, share, convention.rounding) : shareOf(points, share, places, mode);
}

function explainReached(row: Row, points: Decimal, score: Decimal, profile: Profile): string | null {
  if (equals(score, points)) return "full";
  if (row.beyond === null) return null;
  if (compare(score, points) > 0) {
    const habit = habitsThatExplain(points, row.beyond, score)[0];
    return habit === undefined ? null : `uncapped:${habit}`;
  }
  const band = profile.overFulfilment.value.bands.filter(({ above }) => compareFraction(row.beyond!, above) > 0).at(-1);
  return band && equals(round(multiply(points, band.keep), 2, "half-up"), score) ? "over-fulfilment" : null;
}

function explainMissed(row: Row, points: Decimal, score: Decimal, convention: FoundConvention, profile: Profile): string | null {
  const isFull = compare(score, points) >= 0;
  // Full points for a miss need the table's own habit or the profile's rounding; a habit that is only possible would excuse any favour.
  if (isFull) return equals(suggest(points, row.share!, convention, profile), score) ? `ratio:${convention.rounding ?? "2"}` : null;
  const habit = ratioHabit(points, row.share!, score, convention);
  if (habit !== null) return `ratio:${habit}`;
  if (sign(score) === 0) return "zero";
  const { value: satisfaction } = profile.satisfaction;
  if (row.isSatisfaction && satisfaction.mode === "step" && row.actual.value !== null) {
    const share = stepShare(row.actual.value, satisfaction.steps);
    if (equals(shareOf(points, share, 2, "half-up"), score)) return "step";
  }
  return null;
}

/** A found habit is the only one that explains; without one, any that this table shows elsewhere or here may. */
export function ratioHabit(points: Decimal, share: Fraction, score: Decimal, convention: FoundConvention): RoundingHabit | null {
  const habits = habitsThatExplain(points, share, score);
  if (convention.rounding !== null) return habits.includes(convention.rounding) ? convention.rounding : null;
  return convention.candidates.find((habit) => habits.includes(habit)) ?? habits[0] ?? null;
}
