import { daysOf } from "../target/find-dates.ts";

/** The day before an ISO day. */
export function dayBefore(iso: string): string {
  const [year, month, day] = parts(iso);
  if (day > 1) return isoOf(year, month, day - 1);
  return month > 1 ? isoOf(year, month - 1, daysOf(year, month - 1)) : isoOf(year - 1, 12, 31);
}

/** Days from one ISO day to another; negative when the second comes first. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/** Days since a fixed day far back, in the calendar that ISO dates are written in. */
function dayNumber(iso: string): number {
  const [year, month, day] = parts(iso);
  const before = year - 1;
  let days = before * 365 + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400) + day;
  for (let past = 1; past < month; past += 1) days += daysOf(year, past);
  return days;
}

function parts(iso: string): [number, number, number] {
  const [year, month, day] = iso.split("-").map(Number);
  return [year!, month!, day!];
}

function isoOf(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
