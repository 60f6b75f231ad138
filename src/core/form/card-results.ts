import { compare, divide, equals, multiply, ONE, type Decimal } from "../basics/decimal.ts";
import { judge } from "../indicator/index.ts";
import { isInvalid } from "../indicator/judgement.ts";
import { spreadOf, type Spread } from "../library/reference-values.ts";
import { compareValues } from "../recheck/compare-values.ts";
import { readActual, readTarget } from "../target/read-target.ts";
import { matchUnits } from "../target/units.ts";

/** A line of a self-evaluation that came to its end, under the card it was picked from. */
export interface ReachedRow {
  readonly year: number;
  readonly filingId: string;
  readonly level1: string;
  readonly level2: string;
  readonly level3: string;
  readonly target: string;
  readonly actual: string;
}

/** How a target was met: just, or by more than it asked for; `untold` where the cells don't tell, which is neither met nor missed. */
export type Outcome = "met" | "exceeded" | "missed" | "untold";

/** One year of a card. */
export interface CardYear {
  readonly year: number;
  /** Goals of that year that name the card. */
  readonly goals: number;
  /** Self-evaluations of that year that came to their end. */
  readonly evaluated: number;
  /** Lines by how their targets were met. */
  readonly outcomes: Readonly<Record<Outcome, number>>;
  /** Of actual values in the card's own unit; null where none of them is a number. */
  readonly actual: Spread | null;
}

/** Places of a value that was typed in another unit than the card's. */
const PLACES = 6;

/** As a recheck of the whole table judges it. */
export function outcomeOf({ year, level1, level2, level3, target, actual }: Omit<ReachedRow, "filingId">): Outcome {
  const context = { year, level1, level2, name: level3 };
  const { reached, measure } = compareValues(readTarget(target, context), readActual(actual, context));
  if (reached === null) return "untold";
  if (!reached) return "missed";
  const judgement = measure === null ? null : judge(measure);
  const beyond = judgement === null || isInvalid(judgement) ? null : judgement.beyond;
  return beyond !== null && compare(beyond.top, beyond.bottom) > 0 ? "exceeded" : "met";
}

/** The actual value as a number of the card's unit. What was left empty, is said in words, or is a share of the target is none. */
export function actualIn(unit: string | null, { year, level1, level2, level3, actual }: Omit<ReachedRow, "filingId" | "target">): Decimal | null {
  const { kind, value, unit: typed, isCompletionRate } = readActual(actual, { year, level1, level2, name: level3 });
  if (kind !== "number" || value === null || isCompletionRate) return null;
  if (unit === null || typed === null) return value;
  // 万元 is ten thousand of what the reader counts in.
  const one = readActual(`1${unit}`);
  const match = matchUnits(one.unit ?? unit, typed);
  if (!match.comparable) return null;
  const divisor = multiply(match.left, one.kind === "number" && one.value !== null ? one.value : ONE);
  return equals(divisor, match.right) ? value : divide(multiply(value, match.right), divisor, PLACES, "half-up");
}

/** How well past targets were met, year by year, the newest first. `taken` are the goals that name the card. */
export function yearsOfCard(unit: string | null, taken: readonly { readonly year: number; readonly goals: number }[], rows: readonly ReachedRow[]): readonly CardYear[] {
  const years = [...new Set([...taken.map(({ year }) => year), ...rows.map(({ year }) => year)])].sort((left, right) => right - left);
  return years.map((year) => {
    const of = rows.filter((row) => row.year === year);
    const outcomes = { met: 0, exceeded: 0, missed: 0, untold: 0 };
    for (const row of of) outcomes[outcomeOf(row)] += 1;
    return {
      year, goals: taken.find((one) => one.year === year)?.goals ?? 0, evaluated: new Set(of.map(({ filingId }) => filingId)).size, outcomes, actual: spreadOf(of.flatMap((row) => actualIn(unit, row) ?? [])),
    };
  });
}
