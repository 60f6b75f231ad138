import { decimal } from "../basics/decimal.ts";
import { fold } from "../target/fold.ts";
import { COUNTING_UNITS, MAGNITUDES, UNIT_FAMILIES } from "../target/lexicon.ts";
import { BOUNDS } from "./bounds.ts";
import { EXACT_FACTORS, MEASURES, MULTIPLES, PER, SHARES, TIMES } from "./lexicon.ts";
import { fromDecimal, fromWhole, ONE, over, rational, times, type Rational } from "./rational.ts";

/** One thing that is measured, under the spelling it is shown by, and how often it stands in the product. */
export interface UnitPart {
  readonly family: string;
  readonly spelling: string;
  /** To the first unit of the family: 万元 is 10000 of it. */
  readonly factor: Rational;
  readonly power: number;
}

/**
 * A unit is a product of parts, 元/人·年. Where nothing is left of them it is one of four shares:
 * a plain number; a ratio, whose units have cancelled; `%` and its like, under their own spelling; and the zero as it is
 * written in a formula, which fits every unit.
 */
export interface Unit {
  readonly parts: readonly UnitPart[];
  /** Empty where there are parts. */
  readonly share: "" | "number" | "ratio" | "zero" | (string & {});
}

export const NUMBER: Unit = { parts: [], share: "number" };
export const RATIO: Unit = { parts: [], share: "ratio" };
export const ZERO_OF_ALL: Unit = { parts: [], share: "zero" };
export const PERCENT: Unit = { parts: [], share: "%" };

/** Counting words contradict no other counting word, as in `target/units.ts`; persons and households are things of their own. */
const COUNTED = "count";

const WORDS: ReadonlyMap<string, { readonly family: string; readonly factor: Rational }> = new Map([
  ...[...COUNTING_UNITS].map((word) => [word, { family: COUNTED, factor: ONE }] as const),
  ...Object.entries(UNIT_FAMILIES).flatMap(([family, units]) =>
    units.map(([word, factor]) => [word, { family: family === "time" ? COUNTED : family, factor: factor === "1" ? ONE : fromDecimal(decimal(factor)) }] as const)),
  ...Object.entries(MEASURES).map(([word, [family, factor]]) => [word, { family, factor: rational(factor, 1n) }] as const),
  ...Object.entries(EXACT_FACTORS).map(([word, [top, bottom]]) => [word, { family: "hour", factor: rational(top, bottom) }] as const),
]);

function wordOf(word: string): { readonly family: string; readonly factor: Rational } | null {
  const known = WORDS.get(word);
  if (known !== undefined) return known;
  for (const [magnitude, factor] of MAGNITUDES) {
    const rest = word.startsWith(magnitude) ? WORDS.get(word.slice(magnitude.length)) : undefined;
    if (rest !== undefined) return { family: rest.family, factor: times(rest.factor, fromWhole(factor)) };
  }
  return null;
}

function shareOf(word: string): Unit | null {
  if (word === "") return NUMBER;
  if (MULTIPLES.has(word)) return RATIO;
  return Object.hasOwn(SHARES, word) ? { parts: [], share: word } : null;
}

/** Whether a word is a unit that stands in the library; a number in a formula takes no other. */
export function isKnownUnit(word: string): boolean {
  return shareOf(word) !== null || wordOf(word) !== null;
}

/** What a share is of one. */
function shareFactor({ share }: Unit): Rational {
  if (share === "" || share === "number" || share === "ratio") return ONE;
  const known = Object.hasOwn(SHARES, share) ? SHARES[share] : undefined;
  return known === undefined ? ONE : rational(...known);
}

/** Whether a unit is `%` or one of its like: a share that says what it is a share of. */
export function isPercentLike({ share }: Unit): boolean {
  return Object.hasOwn(SHARES, share);
}

/**
 * The unit that a column or an indicator is declared with: 万元, 元/人·年, %, and nothing for a plain number. A word that
 * the library doesn't know measures something of its own. Null when it says more than a formula can hold.
 */
export function readUnit(text: string): Unit | null {
  const known = READ.get(text);
  if (known !== undefined) return known;
  const unit = unitOf(text);
  if (READ.size < MOST_READ && text.length <= BOUNDS.nameLength) READ.set(text, unit);
  return unit;
}

/** The same few units stand in thousands of formulas; each is read once, and is one object. */
const READ = new Map<string, Unit | null>();
const MOST_READ = 500;

function unitOf(text: string): Unit | null {
  const word = fold(text).replaceAll(" ", "");
  if (word.length > BOUNDS.nameLength) return null;
  const share = shareOf(word);
  if (share !== null) return share;
  if (wordOf(word) !== null) return product([{ word, power: 1 }]);
  const [above = "", ...below] = word.split(PER);
  const cut = (part: string, power: number) => part.split(TIMES).filter((one) => one !== "").map((one) => ({ word: one, power }));
  return product([...cut(above, 1), ...below.flatMap((part) => cut(part, -1))]);
}

function product(words: readonly { readonly word: string; readonly power: number }[]): Unit | null {
  let unit: Unit = NUMBER;
  for (const { word, power } of words) {
    const { family, factor } = wordOf(word) ?? { family: `word ${word}`, factor: ONE };
    const one: Unit = shareOf(word) ?? { parts: [{ family, factor, spelling: word, power: 1 }], share: "" };
    const next = power > 0 ? multiplied(unit, one) : divided(unit, one);
    if (next === undefined) return null;
    unit = next.unit;
  }
  return unit;
}

/** A unit that an operation gives, and what its outcome must be multiplied with to be in that unit. */
export interface ScaledUnit {
  readonly unit: Unit;
  readonly scale: Rational;
}

/** Null when the product has more parts than a formula may hold. */
export function multiplied(left: Unit, right: Unit): ScaledUnit | undefined {
  return joined(left, right, 1);
}

export function divided(left: Unit, right: Unit): ScaledUnit | undefined {
  return joined(left, right, -1);
}

function power(base: Rational, exponent: number): Rational {
  if (base === ONE) return ONE;
  let result = ONE;
  for (let count = 0; count < Math.abs(exponent); count += 1) result = times(result, base);
  return exponent < 0 ? over(ONE, result) : result;
}

function joined(left: Unit, right: Unit, sign: 1 | -1): ScaledUnit | undefined {
  if (left.parts.length === 0 && right.parts.length === 0) return joinedShares(left, right, sign);
  let scale = times(shareFactor(left), power(shareFactor(right), sign));
  const parts = [...left.parts];
  for (const part of right.parts) {
    const index = parts.findIndex(({ family }) => family === part.family);
    if (index < 0) parts.push({ ...part, power: part.power * sign });
    else {
      const known = parts[index]!;
      if (part.factor !== known.factor) scale = times(scale, power(over(part.factor, known.factor), part.power * sign));
      parts[index] = { ...known, power: known.power + part.power * sign };
    }
  }
  const kept = parts.filter((part) => part.power !== 0);
  if (kept.length > BOUNDS.unitParts || kept.some((part) => Math.abs(part.power) > BOUNDS.unitPower)) return undefined;
  return { unit: kept.length === 0 ? RATIO : { parts: kept, share: "" }, scale };
}

/** What stays of two shares. A ratio times a plain number is a plain number again: 0.942 × 100 is 94.2 and no longer a share. */
function joinedShares(left: Unit, right: Unit, sign: 1 | -1): ScaledUnit {
  const factor = times(shareFactor(left), power(shareFactor(right), sign));
  const isRatio = (unit: Unit): boolean => unit.share === "ratio";
  if (sign > 0 && (isPercentLike(left) || isPercentLike(right))) {
    const unit = isPercentLike(left) ? left : right;
    return { unit, scale: over(factor, shareFactor(unit)) };
  }
  if (isPercentLike(left) && !isPercentLike(right)) return { unit: left, scale: ONE };
  if (isPercentLike(left)) return { unit: RATIO, scale: factor };
  return { unit: isRatio(left) && (sign < 0 || isRatio(right)) ? RATIO : NUMBER, scale: factor };
}

/** What a value in `from` is multiplied with to be in `to`; null when they measure different things. */
export function conversion(from: Unit, to: Unit): Rational | null {
  if (from.share === "zero" || from === to) return ONE;
  if (from.parts.length !== to.parts.length) return null;
  if (from.parts.length === 0) {
    // A plain number against a percentage is the mistake that a reader overlooks: 94.2 is not 94.2 %.
    const isMixed = (one: Unit, other: Unit): boolean => one.share === "number" && isPercentLike(other);
    return isMixed(from, to) || isMixed(to, from) ? null : over(shareFactor(from), shareFactor(to));
  }
  let scale = ONE;
  for (const part of from.parts) {
    const same = to.parts.find(({ family }) => family === part.family);
    if (same === undefined || same.power !== part.power) return null;
    if (part.factor !== same.factor) scale = times(scale, power(over(part.factor, same.factor), part.power));
  }
  return scale;
}

/** The unit in which values are brought together: the first, but a share says more than a ratio and a ratio more than a number. */
export function commonUnit(units: readonly Unit[]): Unit {
  const rank = (unit: Unit): number => (unit.share === "zero" ? 0 : unit.share === "number" ? 1 : unit.share === "ratio" ? 2 : 3);
  let best = ZERO_OF_ALL;
  for (const unit of units) if (rank(unit) > rank(best)) best = unit;
  return best;
}

/** 元/人·年; empty for a plain number and for a ratio. */
export function unitText({ parts, share }: Unit): string {
  if (parts.length === 0) return Object.hasOwn(SHARES, share) ? share : "";
  const spell = (part: UnitPart): string => (Math.abs(part.power) === 1 ? part.spelling : `${part.spelling}^${Math.abs(part.power)}`);
  const above = parts.filter((part) => part.power > 0).map(spell).join("·");
  const below = parts.filter((part) => part.power < 0).map(spell).join("·");
  return below === "" ? above : `${above === "" ? "1" : above}/${below}`;
}
