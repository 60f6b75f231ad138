import { compare, type Decimal, equals, HUNDRED, sign, toShortText, toText } from "../basics/decimal.ts";
import type { Fraction } from "../basics/fraction.ts";
import { asPercent, cappedRate, executionRate } from "../score/execution.ts";
import type { Profile } from "../score/profile.ts";
import type { Trace, TraceStep } from "../score/trace.ts";
import type { FoundConvention } from "./convention.ts";
import { ratioHabit, suggest } from "./explain-row.ts";
import { wrongRate } from "./printed-rate.ts";
import { habitsThatExplain } from "./rounding-habit.ts";
import type { PublishedTable } from "./table.ts";
import { habitStep } from "./trace-row.ts";

/** Budget execution as the table's own amounts give it. */
export interface ExecutionReading {
  /** Executed ÷ full-year budget, else the printed rate; null when neither is there. */
  readonly rate: Fraction | null;
  /** The rate, at most 1: what the points are multiplied by. */
  readonly share: Fraction | null;
  /** False when only the printed rate was to be had. */
  readonly fromAmounts: boolean;
}

export function readExecution({ project }: PublishedTable): ExecutionReading {
  const budget = project.adjustedBudget ?? project.initialBudget;
  const fromAmounts = budget !== null && project.executed !== null ? executionRate(budget, project.executed) : null;
  // A rate beside a budget of zero was not computed from it, so it proves nothing.
  const isZeroBudget = budget !== null && sign(budget) === 0;
  const printed = project.executionRate !== null && !isZeroBudget && sign(project.executionRate) >= 0 ? { top: project.executionRate, bottom: HUNDRED } : null;
  const rate = fromAmounts ?? printed;
  return { rate, share: rate === null ? null : cappedRate(rate), fromAmounts: fromAmounts !== null };
}

export interface ExecutionExplanation {
  readonly suggested: Decimal | null;
  readonly explainedBy: string | null;
  readonly explainable: boolean;
  /** The score was computed from the printed rate, and that rate contradicts the amounts beside it: one mistake, two cells. */
  readonly followsWrongRate: boolean;
  readonly trace: Trace | null;
}

export function explainExecution(table: PublishedTable, reading: ExecutionReading, convention: FoundConvention, profile: Profile): ExecutionExplanation {
  const { executionPoints: points, executionScore: score } = table.project;
  if (points === null || reading.share === null || reading.rate === null) return { suggested: null, explainedBy: null, explainable: false, followsWrongRate: false, trace: null };
  const { share } = reading;
  const isFull = compare(share.top, share.bottom) >= 0;
  const suggested = isFull ? points : suggest(points, share, convention, profile);
  const ofAmounts = score === null ? null : isFull ? (equals(score, points) ? "full" : null) : explainPart(points, share, score, convention);
  const ofPrinted = score === null || ofAmounts !== null ? null : explainByPrintedRate(points, table.project.executionRate, score);
  const followsWrongRate = ofPrinted !== null && wrongRate(table.project) !== null;
  const trace: TraceStep[] = [
    { code: reading.fromAmounts ? "trace.execution.amounts" : "trace.execution.printed", params: { executed: toShortText(reading.rate.top), budget: toShortText(reading.rate.bottom), rate: toShortText(asPercent(reading.rate, 2)) } },
    { code: "trace.rule.execution", params: {}, reference: profile.execution.reference },
    isFull
      ? { code: "trace.full-points", params: { points: toShortText(points), score: toText(suggested) } }
      : { code: "trace.arithmetic", params: { points: toShortText(points), top: toShortText(share.top), bottom: toShortText(share.bottom), score: toText(suggested) } },
  ];
  if (!isFull) trace.push(habitStep(convention, profile));
  if (followsWrongRate) trace.push({ code: "trace.execution.follows-printed", params: { score: toShortText(score!), points: toShortText(points), rate: toShortText(table.project.executionRate!) } });
  return { suggested, explainedBy: ofAmounts ?? (followsWrongRate ? null : ofPrinted), explainable: score !== null, followsWrongRate, trace };
}

function explainPart(points: Decimal, share: Fraction, score: Decimal, convention: FoundConvention): string | null {
  // Execution is plain arithmetic and often computed by another hand than the rows, so any way of rounding explains it.
  const habit = ratioHabit(points, share, score, convention) ?? habitsThatExplain(points, share, score)[0];
  return habit === undefined ? null : `ratio:${habit}`;
}

/** Some bodies multiply by the rate as they printed it, rounded already. */
function explainByPrintedRate(points: Decimal, rate: Decimal | null, score: Decimal): string | null {
  if (rate === null || sign(rate) < 0) return null;
  const [habit] = habitsThatExplain(points, cappedRate({ top: rate, bottom: HUNDRED }), score);
  return habit === undefined ? null : `printed-rate:${habit}`;
}
