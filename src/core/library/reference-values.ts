import { add, compare, decimal, type Decimal, divide, HUNDRED, multiply, subtract } from "../basics/decimal.ts";

/** How values are spread: how many there are, and below which a quarter, half and three quarters of them lie. */
export interface Spread {
  readonly count: number;
  readonly lowest: Decimal;
  readonly quarter: Decimal;
  readonly middle: Decimal;
  readonly threeQuarters: Decimal;
  readonly highest: Decimal;
}

/** Places of what lies between two values. */
const PLACES = 4;

/**
 * The value below which so many percent of the values lie; between two of them in proportion (the inclusive way of spreadsheets: the lowest is 0 %,
 * the highest 100 %). Null without values.
 */
export function percentile(values: readonly Decimal[], percent: number): Decimal | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted(compare);
  const position = (sorted.length - 1) * percent;
  const below = Math.floor(position / 100);
  const low = sorted[below]!;
  const rest = position - below * 100;
  if (rest === 0) return low;
  const step = subtract(sorted[below + 1]!, low);
  return add(low, divide(multiply(step, decimal(String(rest))), HUNDRED, PLACES, "half-up"));
}

export function spreadOf(values: readonly Decimal[]): Spread | null {
  if (values.length === 0) return null;
  const at = (percent: number): Decimal => percentile(values, percent)!;
  return { count: values.length, lowest: at(0), quarter: at(25), middle: at(50), threeQuarters: at(75), highest: at(100) };
}
