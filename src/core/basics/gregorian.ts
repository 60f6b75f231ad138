/* The calendar that ISO dates are written in, as whole numbers. Which days are worked the packs say: core/calendar. */

/** Days of a month from 1 to 12; February has 29 where the year is not known. */
export function daysOf(year: number | null, month: number): number {
  if (month === 2) return year === null || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Days before the first of January of a year, counted from the first day of the year 1. */
export function daysUntil(year: number): number {
  const before = year - 1;
  return before * 365 + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
}

/** The number of a day, so that days can be counted between two: 0001-01-01 is 1. The month goes from 1 to 12. */
export function numberOfDay(year: number, month: number, day: number): number {
  let days = daysUntil(year) + day;
  for (let past = 1; past < month; past += 1) days += daysOf(year, past);
  return days;
}
