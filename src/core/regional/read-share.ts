import { decimal, divide, equals, multiply, toShortText, type Decimal } from "../basics/decimal.ts";
import { readTarget } from "../target/read-target.ts";
import type { Reading } from "../target/reading.ts";
import { matchUnits } from "../target/units.ts";
import type { SplitIndicator } from "./split.ts";

/** A number of the whole or of a part, in the unit that the whole is printed in. */
export interface Share {
  readonly value: Decimal;
}

/** What the target of the whole says; a number is the only thing that can be shared out. */
export function readWhole({ level1, level2, name, target }: Omit<SplitIndicator, "rule">, year: number): Reading {
  return readTarget(target, { level1, level2, name, year });
}

/** Decimals that a change of unit may need: 万亿 is the largest. */
const PLACES = 12;

function short(value: Decimal): Decimal {
  return decimal(toShortText(value));
}

/** 万 and 亿 are no more than factors of the printed number. */
function printed(value: Decimal, magnitude: number): Decimal {
  return magnitude === 1 ? value : short(divide(value, { units: magnitude, scale: 0 }, value.scale + PLACES, "cut"));
}

/** The number of the whole as it is printed: 2.6 of `≥2.6万人`. Null where it is no single number. */
export function wholeShare(whole: Reading): Share | null {
  return whole.kind !== "number" || whole.value === null ? null : { value: printed(whole.value, whole.magnitude) };
}

/**
 * The number of a part, brought to the unit of the whole. A bare number is read in that unit; another unit is converted where that is exact,
 * and null where the two do not fit or it is no number.
 */
export function partShare(indicator: SplitIndicator, whole: Reading, text: string, year: number): Share | null {
  const found = readTarget(text, { level1: indicator.level1, level2: indicator.level2, name: null, year });
  if (found.kind !== "number" || found.value === null) return null;
  if (found.unit === null && found.magnitude === 1) return { value: found.value };
  const match = matchUnits(whole.unit, found.unit);
  if (!match.comparable) return null;
  const { left, right } = match;
  const base = multiply(found.value, right);
  const inUnit = short(divide(base, left, base.scale + PLACES, "cut"));
  // What does not come out even would be rounded silently.
  if (!equals(multiply(inUnit, left), base)) return null;
  return { value: printed(inUnit, whole.magnitude) };
}

/** The target of the whole with another number in the place of its own: `≥2.6万人` and 1.2 give `≥1.2万人`. */
export function withNumber(target: string, whole: Share, value: Decimal): string {
  const own = toShortText(whole.value);
  for (const match of target.matchAll(/\d[\d,，]*(?:\.\d+)?/g)) {
    const found = match[0].replace(/[,，]/g, "");
    if (found === own || (found.includes(".") && found.replace(/\.?0+$/, "") === own)) return target.slice(0, match.index) + toShortText(value) + target.slice(match.index + match[0].length);
  }
  return toShortText(value);
}
