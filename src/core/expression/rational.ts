import { divide, type Decimal, type RoundingMode } from "../basics/decimal.ts";
import { BOUNDS } from "./bounds.ts";

/** An exact fraction in lowest terms; the bottom is positive. */
export interface Rational {
  readonly top: bigint;
  readonly bottom: bigint;
}

export const ZERO: Rational = { top: 0n, bottom: 1n };
export const ONE: Rational = { top: 1n, bottom: 1n };

const LARGEST = 10n ** BigInt(BOUNDS.exactDigits);

function size(value: bigint): bigint {
  return value < 0n ? -value : value;
}

const SAFE = BigInt(Number.MAX_SAFE_INTEGER);

function greatestDivisor(one: bigint, other: bigint): bigint {
  let left = size(one);
  let right = size(other);
  while (right > SAFE) [left, right] = [right, left % right];
  if (right === 0n) return left;
  // What remains is exact in plain numbers, and many times faster.
  let small = Number(right);
  let rest = Number(left % right);
  while (rest !== 0) [small, rest] = [rest, small % rest];
  return BigInt(small);
}

/** The bottom must not be zero. */
export function rational(top: bigint, bottom: bigint): Rational {
  if (bottom === 1n) return { top, bottom };
  const divisor = greatestDivisor(top, bottom) * (bottom < 0n ? -1n : 1n);
  return { top: top / divisor, bottom: bottom / divisor };
}

export function fromDecimal(value: Decimal): Rational {
  if (value.scale === 0) return { top: BigInt(value.units), bottom: 1n };
  return rational(BigInt(value.units), 10n ** BigInt(value.scale));
}

export function fromWhole(value: number): Rational {
  return { top: BigInt(value), bottom: 1n };
}

export function plus(left: Rational, right: Rational): Rational {
  if (left.bottom === right.bottom) return rational(left.top + right.top, left.bottom);
  return rational(left.top * right.bottom + right.top * left.bottom, left.bottom * right.bottom);
}

export function minus(value: Rational): Rational {
  return { top: -value.top, bottom: value.bottom };
}

export function times(left: Rational, right: Rational): Rational {
  if (right === ONE) return left;
  if (left === ONE) return right;
  return rational(left.top * right.top, left.bottom * right.bottom);
}

/** The divisor must not be zero. */
export function over(left: Rational, right: Rational): Rational {
  if (right === ONE) return left;
  return rational(left.top * right.bottom, left.bottom * right.top);
}

/** Negative, zero or positive. */
export function order(left: Rational, right: Rational): number {
  const [one, other] = [left.top * right.bottom, right.top * left.bottom];
  return one < other ? -1 : one > other ? 1 : 0;
}

export function isZero(value: Rational): boolean {
  return value.top === 0n;
}

/** Whether either side has more digits than a formula may come to. */
export function isTooLong(value: Rational): boolean {
  return size(value.top) >= LARGEST || value.bottom >= LARGEST;
}

/** The fraction at so many decimals, rounded once. */
export function toDecimal(value: Rational, places: number, mode: RoundingMode = "half-up"): Decimal {
  return divide({ units: value.top, scale: 0 }, { units: value.bottom, scale: 0 }, places, mode);
}

/** The fraction as a decimal without a digit lost; null where it never ends (1/3) or has more decimals than `most`. */
export function exactDecimal(value: Rational, most = 20): Decimal | null {
  let [rest, twos, fives] = [value.bottom, 0, 0];
  for (; rest % 2n === 0n && twos <= most; twos += 1) rest /= 2n;
  for (; rest % 5n === 0n && fives <= most; fives += 1) rest /= 5n;
  const places = Math.max(twos, fives);
  return rest === 1n && places <= most ? toDecimal(value, places) : null;
}
