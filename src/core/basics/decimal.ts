/**
 * Exact decimals: a whole number of units and a scale (`12.50` is 1250 units at scale 2).
 *
 * Units are a plain number while they are safe integers, which is nearly always and fast, and a BigInt beyond that,
 * so no operation ever loses a digit. Scores, points, rates and amounts are never binary floats.
 */
export interface Decimal {
  readonly units: number | bigint;
  readonly scale: number;
}

/** How a digit that does not fit is treated: 四舍五入 (half away from zero) or 截尾 (cut towards zero). */
export type RoundingMode = "half-up" | "cut";

export const ZERO: Decimal = { units: 0, scale: 0 };
export const ONE: Decimal = { units: 1, scale: 0 };
export const HUNDRED: Decimal = { units: 100, scale: 0 };

const SAFE_POWERS: readonly number[] = Array.from({ length: 16 }, (_, exponent) => 10 ** exponent);
/** Longest run of digits that is read as a number at all; longer ones are text (an account number, an attack). */
export const MAX_DIGITS = 60;

const isSafe = Number.isSafeInteger;

/** Keeps units a plain number whenever it is safe, so that equal values have one representation per scale. */
function make(units: number | bigint, scale: number): Decimal {
  if (typeof units === "bigint" && units >= BigInt(Number.MIN_SAFE_INTEGER) && units <= BigInt(Number.MAX_SAFE_INTEGER)) {
    return { units: Number(units), scale };
  }
  // -0 is a number of its own in JavaScript and of no use here.
  return { units: units === 0 ? 0 : units, scale };
}

function powerOfTen(exponent: number): bigint {
  return 10n ** BigInt(exponent);
}

/** Units of `value` at a scale that is at least its own. */
function unitsAt(value: Decimal, scale: number): number | bigint {
  const shift = scale - value.scale;
  if (shift === 0) return value.units;
  if (typeof value.units === "number" && shift < SAFE_POWERS.length) {
    const shifted = value.units * SAFE_POWERS[shift]!;
    if (isSafe(shifted)) return shifted;
  }
  return BigInt(value.units) * powerOfTen(shift);
}

/** Reads plain decimal notation, `-12.50` or `1e3`; null for anything else, for `NaN`, and beyond {@link MAX_DIGITS} digits. */
export function parseDecimal(text: string): Decimal | null {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/.exec(text);
  if (!match) return null;
  const [, sign, whole = "", fraction = "", exponentText] = match;
  if (whole === "" && fraction === "") return null;
  const exponent = exponentText === undefined ? 0 : Number(exponentText);
  if (whole.length + fraction.length + Math.abs(exponent) > MAX_DIGITS) return null;
  let digits = whole + fraction;
  let scale = fraction.length - exponent;
  if (scale < 0) {
    digits += "0".repeat(-scale);
    scale = 0;
  }
  const units = digits.length < 16 ? Number(digits) : BigInt(digits);
  return make(sign === "-" ? -units : units, scale);
}

/** Like {@link parseDecimal}, for literals in code and data that has been checked; throws on anything else. */
export function decimal(text: string): Decimal {
  const value = parseDecimal(text);
  if (value === null) throw new RangeError(`not a decimal: ${text}`);
  return value;
}

/**
 * The decimal that a JSON or spreadsheet number was printed as: the shortest text that reads back as the same number.
 * Null for NaN, infinities and magnitudes beyond {@link MAX_DIGITS} digits.
 */
export function fromNumber(value: number): Decimal | null {
  if (isSafe(value)) return make(value, 0);
  return Number.isFinite(value) ? parseDecimal(String(value)) : null;
}

export function add(left: Decimal, right: Decimal): Decimal {
  const scale = Math.max(left.scale, right.scale);
  const a = unitsAt(left, scale);
  const b = unitsAt(right, scale);
  if (typeof a === "number" && typeof b === "number") {
    const sum = a + b;
    if (isSafe(sum)) return make(sum, scale);
  }
  return make(BigInt(a) + BigInt(b), scale);
}

export function negate(value: Decimal): Decimal {
  return make(-value.units, value.scale);
}

export function subtract(left: Decimal, right: Decimal): Decimal {
  return add(left, negate(right));
}

export function multiply(left: Decimal, right: Decimal): Decimal {
  const scale = left.scale + right.scale;
  if (typeof left.units === "number" && typeof right.units === "number") {
    const product = left.units * right.units;
    if (isSafe(product)) return make(product, scale);
  }
  return make(BigInt(left.units) * BigInt(right.units), scale);
}

export function sum(values: Iterable<Decimal>): Decimal {
  let total = ZERO;
  for (const value of values) total = add(total, value);
  return total;
}

/** Negative, zero or positive, as for `Array.prototype.sort`. Values compare, not notations: 1.0 equals 1.00. */
export function compare(left: Decimal, right: Decimal): number {
  const scale = Math.max(left.scale, right.scale);
  const a = unitsAt(left, scale);
  const b = unitsAt(right, scale);
  return a < b ? -1 : a > b ? 1 : 0;
}

export function equals(left: Decimal, right: Decimal): boolean {
  return compare(left, right) === 0;
}

export function sign(value: Decimal): -1 | 0 | 1 {
  return value.units > 0 ? 1 : value.units < 0 ? -1 : 0;
}

export function smaller(left: Decimal, right: Decimal): Decimal {
  return compare(left, right) <= 0 ? left : right;
}

export function larger(left: Decimal, right: Decimal): Decimal {
  return compare(left, right) >= 0 ? left : right;
}

/** Rounds once, at the end: `dividend ÷ divisor` to `places` decimals. The divisor must not be zero. */
export function divide(dividend: Decimal, divisor: Decimal, places: number, mode: RoundingMode): Decimal {
  if (divisor.units === 0) throw new RangeError("division by zero");
  // dividend / divisor = (du / 10^ds) / (vu / 10^vs); scaled by 10^places it is du·10^(places+vs) / (vu·10^ds).
  const shift = places + divisor.scale - dividend.scale;
  const top = shift > 0 ? unitsAt(dividend, dividend.scale + shift) : dividend.units;
  const bottom = shift < 0 ? unitsAt(divisor, divisor.scale - shift) : divisor.units;
  return make(quotient(top, bottom, mode), places);
}

export function round(value: Decimal, places: number, mode: RoundingMode): Decimal {
  if (value.scale <= places) return make(unitsAt(value, places), places);
  const divisor = value.scale - places;
  const power = divisor < SAFE_POWERS.length ? SAFE_POWERS[divisor]! : powerOfTen(divisor);
  return make(quotient(value.units, power, mode), places);
}

function quotient(top: number | bigint, bottom: number | bigint, mode: RoundingMode): number | bigint {
  if (typeof top === "number" && typeof bottom === "number") {
    // `%` on safe integers is exact; dividing what remains is then exact as well.
    const rest = top % bottom;
    const whole = (top - rest) / bottom;
    if (mode === "cut" || rest === 0) return whole;
    const size = Math.abs(bottom);
    return Math.abs(rest) >= size - Math.abs(rest) ? whole + ((top < 0) === (bottom < 0) ? 1 : -1) : whole;
  }
  const a = BigInt(top);
  const b = BigInt(bottom);
  const rest = a % b;
  const whole = a / b;
  if (mode === "cut" || rest === 0n) return whole;
  const restSize = rest < 0n ? -rest : rest;
  const size = b < 0n ? -b : b;
  return restSize * 2n >= size ? whole + (a < 0n === b < 0n ? 1n : -1n) : whole;
}

/** Plain notation with exactly the decimals of the scale: `12.50`. */
export function toText(value: Decimal): string {
  const negative = value.units < 0;
  const digits = String(negative ? -value.units : value.units).padStart(value.scale + 1, "0");
  const cut = digits.length - value.scale;
  const text = value.scale === 0 ? digits : `${digits.slice(0, cut)}.${digits.slice(cut)}`;
  return negative ? `-${text}` : text;
}

/** Plain notation without idle zeros: `12.5`, `13`. */
export function toShortText(value: Decimal): string {
  const text = toText(value);
  if (value.scale === 0) return text;
  let end = text.length;
  while (text.charCodeAt(end - 1) === 48) end -= 1;
  return text.slice(0, text.charCodeAt(end - 1) === 46 ? end - 1 : end);
}

/** For JSON and charts only; never compute with the outcome. */
export function toNumber(value: Decimal): number {
  return Number(toText(value));
}
