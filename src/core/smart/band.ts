import { compare, decimal, divide, HUNDRED, multiply, negate, sign, subtract, type Decimal } from "../basics/decimal.ts";

/** The usual reach around last year's value, in percent in the good direction; beyond it a reason is asked for. */
const LOWEST_CHANGE = decimal("-10");
const HIGHEST_CHANGE = decimal("50");

/** Change in percent, positive when it is for the better. `from` must not be zero. */
export function changeOf(from: Decimal, to: Decimal, lowerIsBetter: boolean): Decimal {
  const change = divide(multiply(subtract(to, from), HUNDRED), from, 2, "half-up");
  return lowerIsBetter ? negate(change) : change;
}

export function isInBand(change: Decimal): boolean {
  return compare(change, LOWEST_CHANGE) >= 0 && compare(change, HIGHEST_CHANGE) <= 0;
}

export function isEasier(change: Decimal): boolean {
  return sign(change) < 0;
}
