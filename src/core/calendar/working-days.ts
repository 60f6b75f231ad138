import { dayNumber, dayNumbered, isIsoDay, isWeekend, yearNumbered } from "./iso-day.ts";
import type { WorkCalendar } from "./work-calendar.ts";

/**
 * Working days by the calendars of several years. A year without one is reckoned in plain weeks, and the answer says so: `assumed` means that its
 * holidays were not known. Days are `YYYY-MM-DD`; what is none is an error of the caller (`RangeError`).
 */
export type WorkCalendars = readonly WorkCalendar[];

export interface WorkedOrNot {
  readonly working: boolean;
  readonly assumed: boolean;
}

export interface ReckonedDay {
  readonly day: string;
  readonly assumed: boolean;
}

export interface CountedDays {
  readonly days: number;
  readonly assumed: boolean;
}

/** More than this is a mistake, and would be counted for long. */
const MOST_DAYS = 10_000;

export function isWorkingDay(calendars: WorkCalendars, day: string): WorkedOrNot {
  const known = knownDays(calendars);
  const number = numberOf(day);
  return { working: isWorked(known, number), assumed: !known.years.has(yearNumbered(number)) };
}

/** The day on which the given number of working days have passed; the day itself doesn't count, whatever it is, and none at all leave it as it is. */
export function addWorkingDays(calendars: WorkCalendars, day: string, count: number): ReckonedDay {
  return step(calendars, day, count, 1);
}

/** The same the other way: the day that many working days before; the day itself doesn't count. */
export function subtractWorkingDays(calendars: WorkCalendars, day: string, count: number): ReckonedDay {
  return step(calendars, day, count, -1);
}

/**
 * Working days after the first day up to and with the second: none from a day to itself. Negative when the second comes first, so that
 * going there and back is nothing. `workingDaysBetween(day, addWorkingDays(day, n)) = n`.
 */
export function workingDaysBetween(calendars: WorkCalendars, from: string, to: string): CountedDays {
  const known = knownDays(calendars);
  const [first, last] = [numberOf(from), numberOf(to)].sort((left, right) => left - right) as [number, number];
  let days = weekdaysUntil(last) - weekdaysUntil(first);
  for (const [number, working] of known.exceptions) if (number > first && number <= last) days += working ? 1 : -1;
  return { days: from <= to ? days : days === 0 ? 0 : -days, assumed: first < last && hasUnknownYear(known, first + 1, last) };
}

function step(calendars: WorkCalendars, day: string, count: number, way: 1 | -1): ReckonedDay {
  if (!Number.isInteger(count) || count < 0 || count > MOST_DAYS) throw new RangeError(`${count} working days`);
  const known = knownDays(calendars);
  const start = numberOf(day);
  let number = start;
  for (let left = count; left > 0; ) {
    number += way;
    if (isWorked(known, number)) left -= 1;
  }
  if (number === start) return { day, assumed: false };
  const [first, last] = way === 1 ? [start + 1, number] : [number, start - 1];
  return { day: dayNumbered(number), assumed: hasUnknownYear(known, first, last) };
}

interface KnownDays {
  readonly years: ReadonlySet<number>;
  /** The few days that are other than their weeks say, by their number: whether they are worked. */
  readonly exceptions: ReadonlyMap<number, boolean>;
}

/** Read once for each list of calendars: a list of filings asks a thousand times. */
const read = new WeakMap<WorkCalendars, KnownDays>();

function knownDays(calendars: WorkCalendars): KnownDays {
  const there = read.get(calendars);
  if (there !== undefined) return there;
  const exceptions = new Map<number, boolean>();
  for (const { from, until, worked } of calendars.flatMap(({ holidays }) => holidays)) {
    const last = dayNumber(until);
    for (let number = dayNumber(from); number <= last; number += 1) if (!isWeekend(number)) exceptions.set(number, false);
    for (const day of worked) exceptions.set(dayNumber(day), true);
  }
  const known = { years: new Set(calendars.map(({ year }) => year)), exceptions };
  read.set(calendars, known);
  return known;
}

function isWorked({ exceptions }: KnownDays, number: number): boolean {
  return exceptions.get(number) ?? !isWeekend(number);
}

function hasUnknownYear({ years }: KnownDays, first: number, last: number): boolean {
  const until = yearNumbered(last);
  for (let year = yearNumbered(first); year <= until; year += 1) if (!years.has(year)) return true;
  return false;
}

/** Mondays to Fridays up to a day, with it. */
function weekdaysUntil(number: number): number {
  return Math.floor(number / 7) * 5 + Math.min(number % 7, 5);
}

/** The same few days are asked for each line of a list. */
const numbers = new Map<string, number>();
const MOST_NUMBERS = 4000;

function numberOf(day: string): number {
  const known = numbers.get(day);
  if (known !== undefined) return known;
  if (!isIsoDay(day)) throw new RangeError(`${day} is no day`);
  const number = dayNumber(day);
  if (numbers.size >= MOST_NUMBERS) numbers.clear();
  numbers.set(day, number);
  return number;
}
