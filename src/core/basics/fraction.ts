import { compare, divide, multiply, type Decimal, type RoundingMode } from "./decimal.ts";

/** An exact share, `top ÷ bottom`, kept unrounded until a score is written down. The bottom is never zero. */
export interface Fraction {
  readonly top: Decimal;
  readonly bottom: Decimal;
}

/** `value × top ÷ bottom`, rounded once. */
export function shareOf(value: Decimal, share: Fraction, places: number, mode: RoundingMode): Decimal {
  return divide(multiply(value, share.top), share.bottom, places, mode);
}

/** Negative, zero or positive: the fraction against a decimal. Both parts must be positive. */
export function compareFraction(share: Fraction, limit: Decimal): number {
  return compare(share.top, multiply(share.bottom, limit));
}
