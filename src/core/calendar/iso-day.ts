import { daysOf, daysUntil, numberOfDay } from "../basics/gregorian.ts";

/* Days as `YYYY-MM-DD`, which compare as texts, and as numbers where they are counted. */

/** Whether a text is a day that the calendar has: four, two and two digits, and no 30 February. */
export function isIsoDay(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  if (year === undefined || Number(year) < 1) return false;
  return Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= daysOf(Number(year), Number(month));
}

/** The day before an ISO day. */
export function dayBefore(iso: string): string {
  const [year, month, day] = parts(iso);
  if (day > 1) return isoOf(year, month, day - 1);
  return month > 1 ? isoOf(year, month - 1, daysOf(year, month - 1)) : isoOf(year - 1, 12, 31);
}

/** The day after an ISO day. */
export function dayAfter(iso: string): string {
  return dayNumbered(dayNumber(iso) + 1);
}

/**
 * The day of the same name so many years later; earlier where they are below nothing. To be compared with and no more: 29 February keeps its name in
 * years that have no such day, and stands before the first of March there.
 */
export function yearsLater(iso: string, years: number): string {
  return `${String(Number(iso.slice(0, 4)) + years).padStart(4, "0")}${iso.slice(4)}`;
}

/** Days from one ISO day to another; negative when the second comes first. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/** Days since a fixed day far back, in the calendar that ISO dates are written in: 0001-01-01 is 1. */
export function dayNumber(iso: string): number {
  return numberOfDay(...parts(iso));
}

/** The ISO day that has a number; the way back from {@link dayNumber}. */
export function dayNumbered(number: number): string {
  const year = yearNumbered(number);
  let day = number - daysUntil(year);
  let month = 1;
  for (; day > daysOf(year, month); month += 1) day -= daysOf(year, month);
  return isoOf(year, month, day);
}

/** The year that a numbered day lies in. */
export function yearNumbered(number: number): number {
  // Years are 365.2425 days long on the whole, so this is at most one off.
  let year = Math.floor(number / 365.2425) + 1;
  while (daysUntil(year) >= number) year -= 1;
  while (daysUntil(year + 1) < number) year += 1;
  return year;
}

/** Whether a numbered day is a Saturday or a Sunday. The first day of the year 1 is a Monday. */
export function isWeekend(number: number): boolean {
  return (number - 1) % 7 >= 5;
}

function parts(iso: string): [number, number, number] {
  const [year, month, day] = iso.split("-").map(Number);
  return [year!, month!, day!];
}

function isoOf(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
