import { z } from "zod";
import { compareTexts } from "../core/basics/compare-texts.ts";
import { calendarFaults } from "../core/calendar/calendar-faults.ts";
import type { WorkCalendar } from "../core/calendar/work-calendar.ts";
import { done, refused, type Result } from "../core/basics/result.ts";
import { count, fieldName, fit, flag, provenance, reference, title } from "./pack-words.ts";
import { readYaml, type PackContent } from "./read-yaml.ts";

/** What one file says: the whole of its year, or days in addition to what the packs below have of it. */
export interface PackCalendar extends WorkCalendar {
  readonly adds: boolean;
}

// Whether it is a day that its calendar can have is asked of core, for what a city adds as well.
const day = z.string();

export const calendarShape = z.strictObject({
  year: count.refine((year) => year >= 2000 && year <= 2100, "pack.not-year"),
  title,
  provenance,
  reference,
  adds: flag.optional(),
  holidays: z.array(z.strictObject({ name: title, from: day, until: day, worked: z.array(day).max(20).optional() })).max(50),
});

/** Reads `calendars/*.yaml`. Holidays that contradict each other are refused. */
export function parseCalendar(path: string, content: PackContent): Result<PackCalendar> {
  const file = readYaml(path, content);
  if (!file.ok) return file;
  const shape = fit(calendarShape, file.value);
  if (!shape.ok) return shape;
  const { reference: source, adds, holidays, ...rest } = shape.value;
  const calendar = { ...rest, adds: adds ?? false, references: [source], holidays: holidays.map(({ worked, ...holiday }) => ({ ...holiday, worked: worked ?? [] })) };
  const faults = calendarFaults(calendar);
  if (faults.length > 0) return refused(...faults.map(({ path: place, code, params }) => file.value.problemAt(place, code, { field: fieldName(place), ...params })));
  return done({ ...calendar, holidays: calendar.holidays.sort((left, right) => compareTexts(left.from, right.from)) });
}
