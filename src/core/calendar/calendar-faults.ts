import type { MessageParams } from "../basics/message.ts";
import { dayNumber, isIsoDay, isWeekend } from "./iso-day.ts";
import type { Holiday, WorkCalendar } from "./work-calendar.ts";

/** What cannot be so in a calendar, as a code of a problem, and where: `["holidays", 1, "worked", 0]`. */
export interface CalendarFault {
  readonly path: readonly (string | number)[];
  readonly code: string;
  readonly params: MessageParams;
}

/** Everything that contradicts itself in the holidays of a year; none in a calendar that may be reckoned with. */
export function calendarFaults({ year, holidays }: Pick<WorkCalendar, "year" | "holidays">): readonly CalendarFault[] {
  const odd = holidays.flatMap((holiday, index) => oddDays(year, holiday, index));
  // Ranges of days that don't exist overlap with nothing.
  return odd.length > 0 ? odd : [...overlaps(holidays), ...workedFaults(holidays)];
}

function oddDays(year: number, { from, until, worked }: Holiday, index: number): readonly CalendarFault[] {
  const named = [["from", from], ["until", until], ...worked.map((day, place) => [["worked", place], day] as const)] as const;
  const odd = named.flatMap(([place, day]): CalendarFault[] => {
    const path = ["holidays", index, ...[place].flat()];
    if (!isIsoDay(day)) return [{ path, code: "pack.not-day", params: { found: day } }];
    return Number(day.slice(0, 4)) === year ? [] : [{ path, code: "pack.day-of-another-year", params: { found: day, year } }];
  });
  return odd.length > 0 || from <= until ? odd : [{ path: ["holidays", index, "until"], code: "pack.holiday-upside-down", params: { from, until } }];
}

function overlaps(holidays: readonly Holiday[]): readonly CalendarFault[] {
  return holidays.flatMap(({ from, until }, index) => {
    const other = holidays.slice(0, index).find((earlier) => earlier.from <= until && from <= earlier.until);
    return other === undefined ? [] : [{ path: ["holidays", index, "from"], code: "pack.holidays-overlap", params: { from: other.from, until: other.until } }];
  });
}

function workedFaults(holidays: readonly Holiday[]): readonly CalendarFault[] {
  const seen = new Set<string>();
  return holidays.flatMap(({ worked }, index) => worked.flatMap((day, place): CalendarFault[] => {
    const path = ["holidays", index, "worked", place];
    const isTwice = seen.has(day);
    seen.add(day);
    if (!isWeekend(dayNumber(day))) return [{ path, code: "pack.worked-is-no-weekend", params: { found: day } }];
    if (holidays.some(({ from, until }) => from <= day && day <= until)) return [{ path, code: "pack.worked-and-free", params: { found: day } }];
    return isTwice ? [{ path, code: "pack.twice", params: { found: day } }] : [];
  }));
}
