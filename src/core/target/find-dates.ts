import { daysOf } from "../basics/gregorian.ts";
import { DATE_HINT, DATE_START, DOTTED_DAY, FULL, HALF, JOIN, MONTH, MONTHS, MONTH_DAY, QUARTER, YEAR, YEAR_END, YEAR_MONTH, YEAR_MONTHS, YEARS } from "./date-lexicon.ts";
import { DATE_WORDS, QUARTER_NUMBERS } from "./lexicon.ts";
import type { Comparator } from "./reading.ts";

interface Day {
  readonly year: number | null;
  readonly month: number;
  readonly day: number;
}

/** A date or period inside a folded cell. */
export interface DateSpan {
  readonly start: number;
  readonly end: number;
  readonly first: Day;
  readonly last: Day;
  /** `<=` for "by the end of", `<` for "before September". */
  readonly comparator: Comparator | null;
  /** 2022年2月30日: looks like a date and is none. */
  readonly impossible: boolean;
}

/** Every date of a folded cell, left to right; `A至B` is one period. */
export function findDates(text: string): DateSpan[] {
  if (!DATE_HINT.test(text)) return [];
  const spans: DateSpan[] = [];
  let at = 0;
  while (at < text.length) {
    // A date never starts inside a number.
    const insideNumber = at > 0 && /[\d.]/.test(text[at - 1]!) && /\d/.test(text[at]!);
    const span = insideNumber || !DATE_START.test(text[at]!) ? null : dateAt(text, at);
    if (span) {
      spans.push(span);
      at = span.end;
    } else at += 1;
  }
  return joinPeriods(text, spans);
}

function dateAt(text: string, at: number): DateSpan | null {
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };
  let found = match(FULL);
  if (found && plausibleYear(found[1]!)) {
    const day = { year: Number(found[1]), month: Number(found[2] ?? found[4] ?? found[6] ?? found[8]), day: Number(found[3] ?? found[5] ?? found[7] ?? found[9]) };
    return span(at, found, day, day, found[10]!, false);
  }
  found = match(YEAR_MONTHS);
  if (found && plausibleYear(found[1]!)) return monthSpan(at, found, Number(found[1]), Number(found[2]), Number(found[3]), found[4]!);
  found = match(YEARS);
  if (found && plausibleYear(found[1]!) && plausibleYear(found[2]!)) {
    return span(at, found, { year: Number(found[1]), month: 1, day: 1 }, { year: Number(found[2]), month: 12, day: 31 }, found[3]!, true);
  }
  found = match(YEAR_MONTH);
  if (found && plausibleYear(found[1]!)) return monthSpan(at, found, Number(found[1]), Number(found[2] ?? found[3]), undefined, found[4]!);
  found = match(QUARTER);
  if (found) {
    const quarter = QUARTER_NUMBERS[found[2]!]!;
    return monthSpan(at, found, found[1] ? Number(found[1]) : null, quarter * 3 - 2, quarter * 3, found[3]!);
  }
  found = match(HALF);
  if (found) {
    const firstHalf = found[2] === DATE_WORDS.halfFirst;
    return monthSpan(at, found, found[1] ? Number(found[1]) : null, firstHalf ? 1 : 7, firstHalf ? 6 : 12, found[3]!);
  }
  found = match(YEAR);
  if (found && plausibleYear(found[1]!)) return monthSpan(at, found, Number(found[1]), 1, 12, found[2]!);
  found = match(MONTH_DAY) ?? match(DOTTED_DAY);
  if (found) {
    const day = { year: null, month: Number(found[1]), day: Number(found[2]) };
    return span(at, found, day, day, found[3]!, false);
  }
  found = match(MONTHS);
  if (found) return monthSpan(at, found, null, Number(found[1]), Number(found[2]), found[3]!);
  found = match(MONTH);
  if (found) return monthSpan(at, found, null, Number(found[1]), undefined, found[2]!);
  found = match(YEAR_END);
  if (found) return span(at, found, { year: null, month: 12, day: 31 }, { year: null, month: 12, day: 31 }, DATE_WORDS.end + DATE_WORDS.before, true);
  return null;
}

function plausibleYear(text: string): boolean {
  return Number(text) >= 1949 && Number(text) <= 2100;
}

function monthSpan(at: number, found: RegExpExecArray, year: number | null, month: number, untilMonth: number | undefined, tail: string): DateSpan | null {
  const until = untilMonth ?? month;
  if (month < 1 || month > 12 || until < 1 || until > 12) return null;
  return span(at, found, { year, month, day: 1 }, { year, month: until, day: daysOf(year, until) }, tail, true);
}

function span(at: number, found: RegExpExecArray, first: Day, last: Day, tail: string, isPeriod: boolean): DateSpan | null {
  if (first.month < 1 || first.month > 12 || last.day > 31) return null;
  const atEnd = tail.includes(DATE_WORDS.end) || tail.includes(DATE_WORDS.endFormal);
  const before = tail.includes(DATE_WORDS.before);
  const impossible = last.day > daysOf(last.year, last.month) || first.day < 1;
  // "before September" ends before it begins, "before the end of September" and "before 30 September" include that day.
  const strictlyBefore = before && isPeriod && !atEnd;
  const comparator = strictlyBefore ? "<" : atEnd || before ? "<=" : null;
  return { start: at, end: at + found[0].length, first: atEnd || (before && !isPeriod) ? last : first, last: strictlyBefore ? first : last, comparator, impossible };
}

function joinPeriods(text: string, spans: readonly DateSpan[]): DateSpan[] {
  const joined: DateSpan[] = [];
  for (const next of spans) {
    const previous = joined.at(-1);
    if (previous && JOIN.test(text.slice(previous.end, next.start))) {
      const lastYear = next.last.year ?? previous.first.year;
      joined[joined.length - 1] = {
        start: previous.start, end: next.end,
        first: { ...previous.first, year: previous.first.year ?? next.first.year }, last: { ...next.last, year: lastYear },
        comparator: null, impossible: previous.impossible || next.impossible,
      };
    } else joined.push(next);
  }
  return joined;
}

export function isoDay(day: Day, year: number | null): string | null {
  const known = day.year ?? year;
  if (known === null) return null;
  const lastDay = Math.min(day.day, daysOf(known, day.month));
  return `${String(known).padStart(4, "0")}-${String(day.month).padStart(2, "0")}-${String(lastDay).padStart(2, "0")}`;
}
