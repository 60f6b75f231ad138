import fc from "fast-check";
import { calendarFaults } from "../../../src/core/calendar/calendar-faults.ts";
import { dayNumber, dayNumbered } from "../../../src/core/calendar/iso-day.ts";
import type { WorkCalendar } from "../../../src/core/calendar/work-calendar.ts";

/** Days of five years, of which the calendars below know three at most; 2024 and 2028 are leap years. */
export const anyDay = fc.integer({ min: dayNumber("2024-01-01"), max: dayNumber("2028-12-31") }).map(dayNumbered);

export function calendarOf(year: number, holidays: readonly { readonly from: string; readonly until: string; readonly worked: readonly string[] }[]): WorkCalendar {
  return { year, title: { zh: "", en: "" }, provenance: "draft", references: [], holidays: holidays.map((holiday) => ({ ...holiday, name: { zh: "", en: "" } })) };
}

/** Sound calendars of some of the years 2025 to 2027, with holidays up to the year's ends and weekend days worked. */
export const anyCalendars = fc
  .subarray([2025, 2026, 2027])
  .chain((years) =>
    fc.tuple(...years.map((year) => {
      const [first, last] = [dayNumber(`${year}-01-01`), dayNumber(`${year}-12-31`)];
      const day = fc.oneof({ weight: 6, arbitrary: fc.integer({ min: first, max: last }) }, { weight: 1, arbitrary: fc.constantFrom(first, last) });
      return fc.array(fc.record({ from: day, length: fc.integer({ min: 0, max: 9 }), worked: fc.array(day, { maxLength: 3 }) }), { maxLength: 8 }).map((drafts) =>
        // What contradicts the rest is left out, so that what remains is sound.
        drafts.reduce((calendar, { from, length, worked }) => {
          const taken = { from: dayNumbered(from), until: dayNumbered(Math.min(from + length, last)) };
          const candidates = [worked, []].map((days) => calendarOf(year, [...calendar.holidays, { ...taken, worked: days.map(dayNumbered) }]));
          return candidates.find((candidate) => calendarFaults(candidate).length === 0) ?? calendar;
        }, calendarOf(year, [])),
      );
    })),
  );
