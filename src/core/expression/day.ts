/** Days of the calendar as whole numbers. Formulas know no working days: those are the calendar's. */
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

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
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month) ? { year, month, day } : null;
}

export function daysIn(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && isLeap ? 29 : LENGTHS[month - 1]!;
}

/** Days since the first day of year 1. */
export function dayNumber({ year, month, day }: Day): number {
  const before = year - 1;
  let days = before * 365 + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  for (let earlier = 1; earlier < month; earlier += 1) days += daysIn(year, earlier);
  return days + day;
}

/**
 * Whole months from one day to a later one. A month is over on the same day of the next, or on its last day where there
 * is no such day (Civil Code, art. 202): from 31 January to 28 February is one month.
 */
export function wholeMonths(from: Day, to: Day): number {
  const months = (to.year - from.year) * 12 + (to.month - from.month);
  return to.day >= from.day || to.day === daysIn(to.year, to.month) ? months : months - 1;
}
