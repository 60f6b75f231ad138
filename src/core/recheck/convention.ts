import { compare, type Decimal, equals, HUNDRED, sum } from "../basics/decimal.ts";
import type { Fraction } from "../basics/fraction.ts";
import { HABITS, habitsThatExplain, isPartial } from "./rounding-habit.ts";
import type { Convention, RoundingHabit } from "./result.ts";
import type { Row } from "./row.ts";
import type { PublishedTable } from "./table.ts";

/** A printed score that may show how the authority rounds. */
interface Evidence {
  readonly points: Decimal;
  readonly share: Fraction;
  readonly printed: Decimal;
}

export type FoundConvention = Omit<Convention, "explained" | "explainable">;

/**
 * Finds how the authority writes scores down, from its own partial scores: a habit needs at least two agreeing rows and must be
 * the only one with the most. Full scores say nothing, since every habit gives them.
 */
export function findConvention(table: PublishedTable, rows: readonly Row[], executionShare: Fraction | null): FoundConvention {
  const agreeing = new Map<RoundingHabit, number>();
  for (const { points, share, printed } of partialScores(table, rows, executionShare)) {
    for (const habit of habitsThatExplain(points, share, printed)) agreeing.set(habit, (agreeing.get(habit) ?? 0) + 1);
  }
  const count = (habit: RoundingHabit): number => agreeing.get(habit) ?? 0;
  const candidates = HABITS.filter((habit) => count(habit) > 0).sort((a, b) => count(b) - count(a) || HABITS.indexOf(a) - HABITS.indexOf(b));
  const [first, second] = candidates;
  const wins = first !== undefined && count(first) >= 2 && (second === undefined || count(second) < count(first));
  return {
    rounding: wins ? first : null,
    candidates,
    capped: findCap(rows),
    executionPoints: table.project.executionPoints,
    executionIncluded: isExecutionIncluded(table),
  };
}

function partialScores(table: PublishedTable, rows: readonly Row[], executionShare: Fraction | null): Evidence[] {
  const evidence: Evidence[] = [];
  const { executionPoints, executionScore } = table.project;
  if (executionShare && executionPoints && executionScore && isPartial(executionShare)) {
    evidence.push({ points: executionPoints, share: executionShare, printed: executionScore });
  }
  for (const { comparison, share, printed } of rows) {
    // A full score for a missed target shows a mistake or a favour, not a way of rounding.
    if (comparison.reached === false && share && printed.points && printed.score && share.top.units > 0 && compare(printed.score, printed.points) < 0) {
      evidence.push({ points: printed.points, share, printed: printed.score });
    }
  }
  return evidence;
}

function findCap(rows: readonly Row[]): boolean | null {
  const beyond = rows.filter((row) => row.beyond !== null && row.printed.points !== null && row.printed.score !== null);
  if (beyond.length === 0) return null;
  return beyond.every(({ printed }) => compare(printed.score!, printed.points!) <= 0);
}

/** Whether the 100 points of a whole table hold those for execution. */
function isExecutionIncluded(table: PublishedTable): boolean | null {
  if (!table.complete) return null;
  const points = table.indicators.flatMap((row) => (row.points ? [row.points] : []));
  if (points.length === 0) return null;
  const indicators = sum(points);
  if (equals(indicators, HUNDRED)) return false;
  const execution = table.project.executionPoints;
  return execution !== null && equals(sum([indicators, execution]), HUNDRED) ? true : null;
}
