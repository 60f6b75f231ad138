import { compare, decimal, type Decimal, HUNDRED, multiply, ONE, sign } from "../basics/decimal.ts";
import { message, type Message } from "../basics/message.ts";
import { MAGNITUDES } from "../target/lexicon.ts";
import type { Reading } from "../target/reading.ts";

/** Both values on one scale, with what had to be assumed to get there. */
export interface Scaled {
  readonly target: Decimal;
  readonly actual: Decimal;
  readonly assumed: readonly Message[];
}

/** `万元` from an indicator's name, into the factor and the unit behind it. */
export function splitUnit(unit: string): { factor: number; unit: string } {
  const magnitude = MAGNITUDES.find(([word]) => unit.startsWith(word) && unit.length > word.length && word.length > 0 && word !== MAGNITUDES.at(-1)![0]);
  return magnitude ? { factor: magnitude[1], unit: unit.slice(magnitude[0].length) } : { factor: 1, unit };
}

/**
 * `≤90万元` beside a bare `90`: the bare number is meant in the other's 万, and that is said.
 * Unless it plainly is not: `≤200万元` beside `1985000` is already in yuan.
 */
export function bringToOneScale(target: Reading, actual: Reading): Scaled {
  const wanted = factorOf(target);
  const got = factorOf(actual);
  const plain = { target: times(target.value!, wanted.ofUnit), actual: times(actual.value!, got.ofUnit) };
  if (isBare(actual) && wanted.all > 1) return choose({ ...plain, actual: times(actual.value!, wanted.all) }, plain, wanted.all);
  if (isBare(target) && got.all > 1) return choose({ ...plain, target: times(target.value!, got.all) }, plain, got.all);
  return { ...plain, assumed: [] };
}

function factorOf(reading: Reading): { ofUnit: number; all: number } {
  const ofUnit = reading.unit === null ? 1 : splitUnit(reading.unit).factor;
  return { ofUnit, all: ofUnit * reading.magnitude };
}

function isBare(reading: Reading): boolean {
  return reading.unit === null && reading.magnitude === 1 && sign(reading.value!) !== 0;
}

function choose(scaled: { target: Decimal; actual: Decimal }, plain: { target: Decimal; actual: Decimal }, factor: number): Scaled {
  const useScaled = !(near(plain, decimal("5")) && !near(scaled, decimal("50")));
  const word = MAGNITUDES.find(([, size]) => size === factor)?.[0] ?? String(factor);
  return useScaled ? { ...scaled, assumed: [message("target.assumed.scale-of-other", { magnitude: word })] } : { ...plain, assumed: [message("target.assumed.scale-already-whole")] };
}

function near({ target, actual }: { target: Decimal; actual: Decimal }, times: Decimal): boolean {
  return compare(actual, multiply(target, times)) <= 0 && compare(target, multiply(actual, times)) <= 0;
}

function times(value: Decimal, factor: number): Decimal {
  return factor === 1 ? value : multiply(value, { units: factor, scale: 0 });
}

/**
 * `≥95%` beside a bare `0.96`, or `0.98` beside `97%`: a spreadsheet's percent that lost its format. Only where the bare number
 * lies nearer to the other as a share of one than as it stands: `0.5` beside `2%` may well be half a percent.
 */
export function assumeFraction(target: Reading, actual: Reading): Scaled | null {
  const assumed = [message("target.assumed.fraction-as-percent")];
  if (isShareBeside(actual, target)) return { target: target.value!, actual: multiply(actual.value!, HUNDRED), assumed };
  if (isShareBeside(target, actual)) return { target: multiply(target.value!, HUNDRED), actual: actual.value!, assumed };
  return null;
}

function isShareBeside(bare: Reading, percent: Reading): boolean {
  if (!hasNoUnitOfItsOwn(bare) || bare.value === null || percent.value === null || percent.unit !== "%") return false;
  if (sign(bare.value) <= 0 || compare(bare.value, ONE) > 0) return false;
  // Nearer as a share: 100 × bare ÷ percent is closer to one than percent ÷ bare.
  return compare(multiply(bare.value, decimal("10")), percent.value) < 0;
}

/** A unit that only the indicator's name gave was not printed beside the number. */
function hasNoUnitOfItsOwn({ unit, assumed }: Reading): boolean {
  return unit === null || assumed.some(({ code }) => code === "target.assumed.unit-from-name");
}
