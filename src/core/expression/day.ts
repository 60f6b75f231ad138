import { daysOf, numberOfDay } from "../basics/gregorian.ts";

/** Days of the calendar as whole numbers. Formulas know no working days: those are the calendar's. */
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

export interface Day {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

/** Null unless the text is `2024-01-31` and that day exists. */
export function readDay(text: string): Day | null {
  const match = DAY.exec(text);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month) ? { year, month, day } : null;
}

/** Days since the last day before year 1. */
export function dayNumber({ year, month, day }: Day): number {
  return numberOfDay(year, month, day);
}

/**
 * Whole months from one day to a later one. A month is over on the same day of the next, or on its last day where there
 * is no such day (Civil Code, art. 202): from 31 January to 28 February is one month.
 */
export function wholeMonths(from: Day, to: Day): number {
  const months = (to.year - from.year) * 12 + (to.month - from.month);
  return to.day >= from.day || to.day === daysOf(to.year, to.month) ? months : months - 1;
}
