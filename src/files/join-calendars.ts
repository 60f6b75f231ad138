import { compareTexts } from "../core/basics/compare-texts.ts";
import { calendarFaults } from "../core/calendar/calendar-faults.ts";
import type { WorkCalendar } from "../core/calendar/work-calendar.ts";
import { problem, type Problem } from "../core/basics/problem.ts";
import { done, refused, type Result } from "../core/basics/result.ts";
import type { PackCalendar } from "./read-calendar.ts";

/** The calendars of one pack. */
export interface CalendarLayer {
  readonly name: string;
  readonly calendars: readonly PackCalendar[];
}

/**
 * Calendars of packs laid upon each other, the lowest first: a year is replaced by the same year above, or added to. What a city adds may not
 * contradict what it adds to; then it writes the whole year instead. In the order of the years.
 */
export function joinCalendars(layers: readonly CalendarLayer[]): Result<readonly WorkCalendar[]> {
  const years = new Map<number, WorkCalendar>();
  const problems: Problem[] = [];
  for (const { name, calendars } of layers) {
    const whole = calendars.filter(({ adds }) => !adds);
    whole.forEach(({ adds: _adds, ...calendar }, index) => {
      if (whole.findIndex(({ year }) => year === calendar.year) !== index) problems.push(problem("pack.twice", `${name}/calendars`, { field: "year", found: String(calendar.year) }));
      years.set(calendar.year, calendar);
    });
    for (const added of calendars.filter(({ adds }) => adds)) {
      const where = `${name}/calendars/${added.year}`;
      const below = years.get(added.year);
      if (below === undefined) problems.push(problem("pack.calendar-adds-to-nothing", where, { year: added.year }));
      else {
        const both = addedTo(below, added);
        problems.push(...calendarFaults(both).map(({ code, params }) => problem(code, where, params)));
        years.set(added.year, both);
      }
    }
  }
  if (problems.length > 0) return refused(...problems);
  return done([...years.values()].sort((left, right) => left.year - right.year));
}

/** Under the name of what is added; a draft as soon as one of the two is. */
function addedTo(below: WorkCalendar, { title, provenance, year, references, holidays }: PackCalendar): WorkCalendar {
  return {
    year, title, provenance: below.provenance === "draft" ? "draft" : provenance, references: [...below.references, ...references],
    holidays: [...below.holidays, ...holidays].sort((left, right) => compareTexts(left.from, right.from)),
  };
}
