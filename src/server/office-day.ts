/** The calendar day of a moment where the office is, as ISO text. China keeps one time, eight hours ahead, the year round. */
export function officeDay(moment: Date): string {
  return new Date(moment.getTime() + 8 * 60 * 60 * 1000).toISOString().slice(0, 10);
}

/** The calendar year of a moment where the office is. */
export function officeYear(moment: Date): number {
  return Number(officeDay(moment).slice(0, 4));
}

/** The moment at which a calendar day begins where the office is. */
export function startOfOfficeDay(day: string): Date {
  return new Date(`${day}T00:00:00+08:00`);
}

/** Hours from one moment to a later one, in parts where it is no whole number. */
export function hoursBetween(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / (60 * 60 * 1000);
}

/** Day and minute of a moment where the office is, as sentences print it: `2026-03-31 14:05`. */
export function officeMinute(moment: Date): string {
  return new Date(moment.getTime() + 8 * 60 * 60 * 1000).toISOString().slice(0, 16).replace("T", " ");
}
