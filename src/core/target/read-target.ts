import { compare, multiply, negate } from "../basics/decimal.ts";
import { message, type Message } from "../basics/message.ts";
import { assumeDirection } from "./direction.ts";
import { EIGHT_DIGITS } from "./date-lexicon.ts";
import { withDigits } from "./character-numbers.ts";
import { findDates, isoDay, type DateSpan } from "./find-dates.ts";
import { findNumbers, unitAt, type NumberSpan } from "./find-numbers.ts";
import { fold } from "./fold.ts";
import {
  ABOUT, AND_BETWEEN, BLANK_CELLS, COMPLETION_WORDS, INCLUSIVE_MARK, MAGNITUDES, NAMED_NUMBERS, NAMED_NUMBER_HINT, NAME_PLACEHOLDER, MONTHS_OR_MONTH, NAME_UNIT, NO_CELLS, NO_UNIT, PLAIN_AFTER, PLAIN_BEFORE, PLUS_MINUS, PRINTED_SIGNS, QUANTITY_GROUPS, RANGE_BETWEEN, SIGN_BEFORE, TIMELINESS_GROUPS, VARIABLE_BETWEEN, YES_CELLS,
} from "./lexicon.ts";
import type { Comparator, Reading, ReadingContext } from "./reading.ts";
import { isPercent } from "./units.ts";

/** Longest cell that is read for numbers; anything beyond is prose (the whole text is kept). */
const LONGEST_CELL = 2000;

/** Reads a target value 指标值. Assumes a direction where the cell has no sign and the indicator's name or group tells one. */
export function readTarget(text: string | null, context: ReadingContext = {}): Reading {
  return assumeDirection(completeFromName(readValue(text, context), context), context);
}

/** Reads an actual value 实际完成值: as a target, but it has no direction, and a percent may be the share of the target reached. */
export function readActual(text: string | null, context: ReadingContext = {}): Reading {
  const reading = readValue(text, context);
  if (reading.kind !== "number" || !isPercent(reading.unit)) return reading;
  const folded = fold(reading.text);
  const at = folded.search(/[\d.]/);
  const before = folded.slice(0, at);
  const isCompletion = COMPLETION_WORDS.some((word) => before.endsWith(word) || before.endsWith(`${word}:`));
  const nameIsRate = context.name ? COMPLETION_WORDS.some((word) => fold(context.name!).includes(word)) : false;
  return isCompletion && !nameIsRate ? { ...reading, isCompletionRate: true, assumed: reading.assumed.filter(({ code }) => code !== "target.assumed.from-sentence") } : reading;
}

function readValue(raw: string | null, context: ReadingContext): Reading {
  const text = (raw ?? "").trim();
  const folded = fold(text.length > LONGEST_CELL ? text.slice(0, LONGEST_CELL) : text);
  if (BLANK_CELLS.has(folded)) return reading("blank", text);
  if (YES_CELLS.has(folded)) return { ...reading("boolean", text), truth: true };
  if (NO_CELLS.has(folded)) return { ...reading("boolean", text), truth: false };

  const eight = TIMELINESS_GROUPS.some((group) => context.level2?.includes(group)) ? EIGHT_DIGITS.exec(folded) : null;
  if (eight) return { ...readValue(`${eight[1]}-${eight[2]}-${eight[3]}`, context), text, assumed: [message("target.assumed.eight-digits")] };
  const { main, leftOut } = withoutBrackets(folded);
  const months = lengthOfTime(main, context);
  const dates = months === null ? findDates(main) : [];
  const numbers = findNumbers(main, [...dates, ...namedNumbers(main)]);
  if (numbers.length === 0 && dates.length > 0) return readDates(text, main, dates, context);
  if (numbers.length === 0) return fromCharacters(text, folded, context);

  const range = asRange(main, numbers);
  const assumed: Message[] = leftOut ? [message("target.assumed.brackets-left-out")] : [];
  if (months !== null) assumed.push(message("target.assumed.length-of-time", { length: months }));
  if (range) return { ...reading("range", text), ...range, assumed };
  if (numbers.length > 1) return { ...reading("several", text), values: numbers.map((number) => number.value), unit: commonUnit(numbers), assumed };
  return readSingle(text, main, numbers[0]!, dates, assumed);
}

function reading(kind: Reading["kind"], text: string): Reading {
  return { kind, text, comparator: null, value: null, upper: null, date: null, lastDate: null, unit: null, magnitude: 1, values: [], truth: null, isCompletionRate: false, assumed: [] };
}

/** What stands in brackets explains; the value stands outside, unless everything is in brackets. */
function withoutBrackets(folded: string): { main: string; leftOut: boolean } {
  if (!folded.includes("(")) return { main: folded, leftOut: false };
  const main = folded.replace(/\([^()]*\)/g, (part, at: number) => (part === INCLUSIVE_MARK ? part : at > 0 && /\d/.test(folded[at - 1]!) && isUnit(part.slice(1, -1)) ? part.slice(1, -1) : ""));
  if (main === folded || !/\d/.test(main)) return { main: folded, leftOut: false };
  return { main, leftOut: /\d/.test(folded.replace(main, "")) && countDigitRuns(folded) > countDigitRuns(main) };
}

/** 100(万元): the unit stands in brackets. */
function isUnit(text: string): boolean {
  const { factor, unit } = splitMagnitude(text);
  return unitAt(unit, 0) === unit || (factor > 1 && unit === "");
}

function splitMagnitude(text: string): { factor: number; unit: string } {
  const magnitude = MAGNITUDES.find(([word]) => text.startsWith(word));
  return magnitude ? { factor: magnitude[1], unit: text.slice(magnitude[0].length) } : { factor: 1, unit: text };
}

function countDigitRuns(text: string): number {
  return text.match(/\d+/g)?.length ?? 0;
}

function namedNumbers(text: string): { start: number; end: number }[] {
  if (!NAMED_NUMBER_HINT.test(text)) return [];
  return [...text.matchAll(NAMED_NUMBERS)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

function fromCharacters(text: string, folded: string, context: ReadingContext): Reading {
  const digits = withDigits(folded);
  if (digits === null) return reading("qualitative", text);
  const inner = readValue(digits, context);
  return { ...inner, text, assumed: [...inner.assumed, message("target.assumed.number-in-characters", { value: withPrintedSigns(digits) })] };
}

/**
 * `12月` is December, but nobody compares with a month of the calendar: behind a sign (`≤12月`, as forms with a column of units
 * print it) and among the quantities it is twelve months. `12月底前` stays a date.
 */
function lengthOfTime(main: string, { level2 }: ReadingContext): string | null {
  const match = MONTHS_OR_MONTH.exec(main);
  if (match === null) return null;
  const [, before = "", length = ""] = match;
  const isQuantity = before === "" ? QUANTITY_GROUPS.some((group) => level2?.includes(group)) : SIGN_BEFORE.some(([word]) => word === before);
  return isQuantity ? length : null;
}

/** A folded text as people write it: `>=2个` → `≥2个`. */
function withPrintedSigns(folded: string): string {
  return folded.replace(/[<>]=/g, (sign) => PRINTED_SIGNS[sign as Comparator]);
}

function readDates(text: string, main: string, dates: readonly DateSpan[], context: ReadingContext): Reading {
  const impossible = dates.find((date) => date.impossible);
  if (impossible) return { ...reading("qualitative", text), assumed: [message("target.assumed.impossible-date")] };
  if (dates.length > 1) return reading("several", text);
  const [date] = dates as [DateSpan];
  const year = context.year ?? null;
  const bare = date.first.year === null || date.last.year === null;
  const assumed = bare && year !== null ? [message("target.assumed.year", { year })] : [];
  // By a day at the latest can be said by a sign as well; no other sign says anything about a day.
  const before = main.slice(0, date.start);
  const comparator = date.comparator ?? SIGN_BEFORE.find(([word, sign]) => sign === "<=" && before.endsWith(word))?.[1] ?? null;
  return { ...reading("date", text), comparator, date: isoDay(date.first, year), lastDate: isoDay(date.last, year), assumed };
}

function asRange(text: string, numbers: readonly NumberSpan[]): Partial<Reading> | null {
  const [low, high] = numbers;
  if (numbers.length !== 2 || !low || !high) return null;
  const between = text.slice(low.end, high.start);
  const plain = low.start === 0 || PLAIN_BEFORE.test(text.slice(0, low.start));
  const bySigns = low.comparator?.startsWith(">") && high.comparator?.startsWith("<") && AND_BETWEEN.test(between);
  const byVariable = VARIABLE_BETWEEN.test(between) && high.comparator?.startsWith("<") && plain;
  const byBrackets = between === "," && text[low.start - 1] === "[" && text[high.end] === "]";
  const byDash = RANGE_BETWEEN.test(between) && low.comparator === null && plain;
  if (!bySigns && !byDash && !byVariable && !byBrackets) return null;
  if (compare(low.value, high.value) > 0 && low.magnitude === high.magnitude) return null;
  // 1-2万: the magnitude and the unit of the second number hold for both.
  const lowValue = low.magnitude === 1 && high.magnitude !== 1 && low.unit === null ? multiply(low.value, { units: high.magnitude, scale: 0 }) : low.value;
  return { value: lowValue, upper: high.value, unit: high.unit ?? low.unit, magnitude: high.magnitude };
}

function commonUnit(numbers: readonly NumberSpan[]): string | null {
  const first = numbers[0]!.unit;
  return numbers.every((number) => number.unit === first) ? first : null;
}

function readSingle(text: string, main: string, number: NumberSpan, dates: readonly DateSpan[], assumed: Message[]): Reading {
  const before = main.slice(0, number.start);
  let after = main.slice(number.end);
  let unit = number.unit;
  let comparator = number.comparator;
  if (unit === null && before === "" && isUnitWord(after)) {
    unit = after;
    after = "";
  }
  if (unit !== null && after === "%") {
    assumed.push(message("target.assumed.stray-unit", { unit: "%" }));
    after = "";
  }
  if (before.endsWith(PLUS_MINUS) && number.value.units > 0) return { ...reading("range", text), value: negate(number.value), upper: number.value, unit, magnitude: number.magnitude, assumed };
  const about = ABOUT.some((word) => before.endsWith(word) || after.startsWith(word));
  if (about) assumed.push(message("target.assumed.about"));
  if (dates.length > 0) assumed.push(message("target.assumed.date-beside"));
  else if ((before !== "" && !PLAIN_BEFORE.test(before)) || (after !== "" && !PLAIN_AFTER.test(after))) {
    comparator ??= signInSentence(before);
    assumed.push(message("target.assumed.from-sentence"));
  }
  return { ...reading("number", text), comparator, value: number.value, unit, magnitude: number.magnitude, assumed };
}

/** A short word after a number that nobody has listed is its unit. */
function isUnitWord(after: string): boolean {
  return after.length > 0 && after.split("/").every((part) => part.length > 0 && part.length <= 4) && !PLAIN_AFTER.test(after) && !NO_UNIT.test(after) && !/[\d\s,.;:()<>=+\-*、"']/.test(after);
}

/** 至少全年完成2次: the sign stands earlier in the sentence. */
function signInSentence(before: string): Comparator | null {
  const clause = before.slice(Math.max(before.lastIndexOf(","), before.lastIndexOf(";")) + 1);
  return SIGN_BEFORE.find(([word]) => word.length > 1 && clause.includes(word))?.[1] ?? null;
}

/** Sign and unit that a template left in the indicator's name: 苗木成活率(≥**%) with the cell 85. */
function completeFromName(value: Reading, context: ReadingContext): Reading {
  if (value.kind !== "number" || !context.name) return value;
  const name = fold(context.name);
  // Both stand in brackets or stars, which few names have.
  if (!name.includes("*") && !name.endsWith(")")) return value;
  const placeholder = NAME_PLACEHOLDER.exec(name);
  let { comparator, unit } = value;
  const assumed = [...value.assumed];
  if (comparator === null && placeholder?.[1]) {
    comparator = placeholder[1] as Comparator;
    assumed.push(message("target.assumed.sign-from-name", { sign: PRINTED_SIGNS[comparator] }));
  }
  if (unit === null && value.magnitude === 1) {
    const named = placeholder ? unitOfPlaceholder(name, placeholder) : NAME_UNIT.exec(name)?.[1];
    if (named) {
      unit = named;
      assumed.push(message("target.assumed.unit-from-name", { unit }));
    }
  }
  return { ...value, comparator, unit, assumed };
}

function unitOfPlaceholder(name: string, placeholder: RegExpExecArray): string | null {
  const rest = name.slice(placeholder.index + placeholder[0].length).trimStart();
  const word = /^[^()\s,;]{1,10}/.exec(rest)?.[0];
  return word ?? unitAt(rest, 0);
}
