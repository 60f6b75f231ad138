import { multiply, negate, parseDecimal, type Decimal } from "../basics/decimal.ts";
import { AFTER_THOUSAND_IN_UNIT, CHANGE_BEFORE, COUNTING_UNITS, DIRECTION_BEFORE, FROM_WORD, MAGNITUDES, MINUS_CHARACTER, PER_UNIT, SIGN_AFTER, SIGN_BEFORE, THOUSAND, UNIT_FAMILIES, UNIT_SPELLINGS } from "./lexicon.ts";
import type { Comparator } from "./reading.ts";

/** One number of a folded cell with what belongs to it. */
export interface NumberSpan {
  /** Where the sign or the digits begin, and where unit and trailing sign end. */
  readonly start: number;
  readonly end: number;
  readonly value: Decimal;
  readonly magnitude: number;
  readonly unit: string | null;
  readonly comparator: Comparator | null;
}

const DIGITS = /\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,])|\d+(?:\.\d+)?(?:[eE][+-]?\d{1,3})?/y;
/** Most numbers are whole and short, and need no parser. */
const WHOLE = /^\d+$/;
const UNITS: readonly string[] = [...Object.values(UNIT_FAMILIES).flatMap((family) => family.map(([unit]) => unit)), ...COUNTING_UNITS].sort((a, b) => b.length - a.length);
const UNITS_BY_FIRST = groupByFirst(UNITS);

const MAGNITUDE_START: ReadonlySet<string> = new Set(MAGNITUDES.map(([word]) => word[0]!));
const NO_MAGNITUDE = { factor: 1, length: 0 } as const;
type SignWord = readonly [string, Comparator];
const SIGNS_BY_LAST = groupSigns([...DIRECTION_BEFORE, ...SIGN_BEFORE], -1);
const SIGNS_BY_FIRST = groupSigns(SIGN_AFTER, 0);

function groupSigns(signs: readonly SignWord[], at: number): ReadonlyMap<string, readonly SignWord[]> {
  const groups = new Map<string, SignWord[]>();
  for (const sign of signs) groups.set(sign[0].at(at)!, [...(groups.get(sign[0].at(at)!) ?? []), sign]);
  return groups;
}

function groupByFirst(units: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const unit of units) groups.set(unit[0]!, [...(groups.get(unit[0]!) ?? []), unit]);
  return groups;
}

/** Every number outside the given spans, left to right. */
export function findNumbers(text: string, taken: readonly { readonly start: number; readonly end: number }[]): NumberSpan[] {
  const numbers: NumberSpan[] = [];
  let at = 0;
  let floor = 0;
  while (at < text.length) {
    const inside = taken.find((span) => at >= span.start && at < span.end);
    if (inside) {
      at = floor = inside.end;
      continue;
    }
    const code = text.charCodeAt(at);
    if (code < 48 || code > 57) {
      at += 1;
      continue;
    }
    // Digits after Latin letters are part of a name: PM2.5, A4, G20.
    const number = /[A-Za-z]/.test(text[at - 1] ?? "") ? null : numberAt(text, at, floor);
    if (number) {
      numbers.push(number);
      at = floor = number.end;
    } else {
      DIGITS.lastIndex = at;
      at += DIGITS.exec(text)?.[0].length ?? 1;
    }
  }
  return numbers;
}

function numberAt(text: string, at: number, floor: number): NumberSpan | null {
  DIGITS.lastIndex = at;
  const digits = DIGITS.exec(text)![0];
  const value = digits.length < 10 && WHOLE.test(digits) ? { units: Number(digits), scale: 0 } : parseDecimal(digits.replaceAll(",", ""));
  if (value === null) return null;
  let start = at;
  const negative = isMinus(text, at - 1, floor);
  if (negative) start -= 1;
  const before = signEndingAt(text, start, floor);
  if (before) start -= before[0].length;
  let end = at + digits.length;
  const magnitude = magnitudeAt(text, end);
  end += magnitude.length;
  const unit = unitAt(text, end);
  end += unit?.length ?? 0;
  const after = SIGNS_BY_FIRST.get(text[end] ?? "")?.find(([word]) => text.startsWith(word, end) && !(word === FROM_WORD && unit === null && magnitude.length === 0));
  if (after) end += after[0].length;
  const scaled = magnitude.factor === 1 ? value : multiply(value, { units: magnitude.factor, scale: 0 });
  return {
    start, end, magnitude: magnitude.factor,
    value: negative ? negate(scaled) : scaled,
    unit: unit === null ? null : (UNIT_SPELLINGS[unit] ?? unit),
    comparator: before?.[1] ?? after?.[1] ?? null,
  };
}

function signEndingAt(text: string, end: number, floor: number): SignWord | undefined {
  return end <= floor ? undefined : SIGNS_BY_LAST.get(text[end - 1]!)?.find(([word]) => end - word.length >= floor && text.startsWith(word, end - word.length));
}

/** Whether the character at a place is the minus of the number behind it, and no dash between two texts. */
function isMinus(text: string, at: number, floor: number): boolean {
  const character = text[at];
  if (at < floor || (character !== "-" && character !== MINUS_CHARACTER)) return false;
  if (at === 0 || /[(<>=:,]/.test(text[at - 1]!)) return true;
  return floor === 0 && (signEndingAt(text, at, floor) !== undefined || CHANGE_BEFORE.test(text.slice(0, at)));
}

function magnitudeAt(text: string, at: number): { factor: number; length: number } {
  if (!MAGNITUDE_START.has(text[at] ?? "")) return NO_MAGNITUDE;
  for (const [word, factor] of MAGNITUDES) {
    if (!text.startsWith(word, at)) continue;
    if (word === THOUSAND && AFTER_THOUSAND_IN_UNIT.includes(text[at + 1] ?? " ")) continue;
    return { factor, length: word.length };
  }
  return NO_MAGNITUDE;
}

/** The longest known unit at a place, with what it is measured per: `元/人*月`. */
export function unitAt(text: string, at: number): string | null {
  const base = UNITS_BY_FIRST.get(text[at] ?? "")?.find((unit) => text.startsWith(unit, at));
  if (base === undefined) return null;
  // Latin units end where the word ends: "m" of "mm" is no metre.
  if (/[A-Za-z]$/.test(base) && /[A-Za-z]/.test(text[at + base.length] ?? "")) return null;
  let end = at + base.length;
  for (;;) {
    PER_UNIT.lastIndex = end;
    const per = PER_UNIT.exec(text);
    if (!per) return text.slice(at, end);
    const part = perUnit(per[0]);
    end += part.length;
    if (part.length < per[0].length) return text.slice(at, end);
  }
}

/** `/人` of `/人给补助对象`: the known unit after the stroke, or the whole short word where none is known. */
function perUnit(part: string): string {
  const known = UNITS_BY_FIRST.get(part[1] ?? "")?.find((unit) => part.startsWith(unit, 1));
  return known === undefined || known.length + 1 === part.length ? part : part.slice(0, known.length + 1);
}
