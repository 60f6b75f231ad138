import { compare, type Decimal, equals, HUNDRED, sign, toShortText, toText } from "../basics/decimal.ts";
import type { Fraction } from "../basics/fraction.ts";
import { asPercent, cappedRate, executionRate } from "../score/execution.ts";
import type { Profile } from "../score/profile.ts";
import type { Trace } from "../score/trace.ts";
import type { FoundConvention } from "./convention.ts";
import { habitStep, ratioHabit, suggest } from "./explain-row.ts";
import { habitsThatExplain } from "./rounding-habit.ts";
import type { PublishedTable } from "./table.ts";

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
  readonly trace: Trace | null;
}

export function explainExecution(table: PublishedTable, reading: ExecutionReading, convention: FoundConvention, profile: Profile): ExecutionExplanation {
  const { executionPoints: points, executionScore: score, executionRate: printedRate } = table.project;
  if (points === null || reading.share === null || reading.rate === null) return { suggested: null, explainedBy: null, explainable: false, trace: null };
  const { share } = reading;
  const isFull = compare(share.top, share.bottom) >= 0;
  const suggested = isFull ? points : suggest(points, share, convention, profile);
  return {
    suggested,
    explainedBy: score === null ? null : isFull ? (equals(score, points) ? "full" : null) : explainPart(points, share, score, printedRate, convention),
    explainable: score !== null,
    trace: [
      { code: reading.fromAmounts ? "trace.execution.amounts" : "trace.execution.printed", params: { executed: toShortText(reading.rate.top), budget: toShortText(reading.rate.bottom), rate: toShortText(asPercent(reading.rate, 2)) } },
      { code: "trace.rule.execution", params: {}, reference: profile.execution.reference },
      isFull
        ? { code: "trace.full-points", params: { points: toShortText(points), score: toText(suggested) } }
        : { code: "trace.arithmetic", params: { points: toShortText(points), top: toShortText(share.top), bottom: toShortText(share.bottom), score: toText(suggested) } },
      ...(isFull ? [] : [habitStep(convention, profile)]),
    ],
  };
}

function explainPart(points: Decimal, share: Fraction, score: Decimal, printedRate: Decimal | null, convention: FoundConvention): string | null {
  // Execution is plain arithmetic and often computed by another hand than the rows, so any way of rounding explains it.
  const habit = ratioHabit(points, share, score, convention) ?? habitsThatExplain(points, share, score)[0];
  if (habit !== undefined) return `ratio:${habit}`;
  // Some bodies multiply by the rate as they printed it, rounded already.
  if (printedRate === null || compare(printedRate, HUNDRED) >= 0) return null;
  const ofPrinted = habitsThatExplain(points, { top: printedRate, bottom: HUNDRED }, score);
  const [printedHabit] = ofPrinted;
  return printedHabit === undefined ? null : `printed-rate:${printedHabit}`;
}

