import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { parse } from "yaml";
import { dayAfter, dayBefore, dayNumber, dayNumbered, daysBetween, isIsoDay, isWeekend, yearNumbered } from "../../../src/core/calendar/iso-day.ts";
import { addWorkingDays, isWorkingDay, subtractWorkingDays, workingDaysBetween, type WorkCalendars } from "../../../src/core/calendar/working-days.ts";
import { deadlineOf } from "../../../src/core/workflow/due.ts";
import { parseCalendar } from "../../../src/files/read-calendar.ts";
import { flowWithLimit } from "../workflow/limits.ts";
import { anyCalendars, anyDay, calendarOf } from "./calendars.ts";

const RUNS = process.env["HENGJI_LONG"] === "1" ? 20_000 : 300;
const SEED = 20261122;
const check = <Args extends [unknown, ...unknown[]]>(property: fc.IProperty<Args>): void => fc.assert(property, { numRuns: RUNS, seed: SEED });

const read = parseCalendar("2026.yaml", readFileSync(new URL("../../../packs/national/calendars/2026.yaml", import.meta.url), "utf8"));
assert.ok(read.ok);
const CALENDARS: WorkCalendars = [read.value];

type Row = Readonly<Record<string, string>>;
const examples = parse(readFileSync(new URL("deadlines.yaml", import.meta.url), "utf8"), { schema: "failsafe" }) as Record<"add" | "between" | "late", Row[]>;

for (const row of examples.add) test(`算例 ${row["title"]}`, () => {
  assert.deepEqual(addWorkingDays(CALENDARS, row["from"]!, Number(row["days"])), { day: row["day"], assumed: row["assumed"] === "true" });
});
for (const row of examples.between) test(`算例 ${row["title"]}`, () => {
  assert.deepEqual(workingDaysBetween(CALENDARS, row["from"]!, row["to"]!), { days: Number(row["days"]), assumed: row["assumed"] === "true" });
});
for (const row of examples.late) test(`算例 ${row["title"]}`, () => {
  assert.deepEqual(deadlineOf(flowWithLimit(Number(row["limit"])), { step: "held", unitPath: "990100.101." }, row["arrived"]!, row["today"]!, CALENDARS), {
    due: row["due"], lateDays: row["late"] === undefined ? null : Number(row["late"]), dueAssumed: row["assumed"] === "true",
  });
});

test("every day of the calendar of 2026: what it names is off or worked, the rest is Monday to Friday", () => {
  assert.deepEqual(isWorkingDay(CALENDARS, "2026-02-14"), { working: true, assumed: false });
  assert.deepEqual(isWorkingDay(CALENDARS, "2026-02-16"), { working: false, assumed: false });
  assert.deepEqual(isWorkingDay(CALENDARS, "2026-02-21"), { working: false, assumed: false });
  assert.deepEqual(isWorkingDay(CALENDARS, "2026-03-02"), { working: true, assumed: false });
  assert.deepEqual(isWorkingDay(CALENDARS, "2026-03-01"), { working: false, assumed: false });
  assert.deepEqual(isWorkingDay(CALENDARS, "2025-10-01"), { working: true, assumed: true });
});

test("days, their numbers and their weekdays are those of the calendar that everybody uses", () => {
  check(fc.property(fc.integer({ min: 1, max: 3_652_059 }), (number) => {
    const iso = dayNumbered(number);
    // Day 719163 is 1970-01-01.
    const date = new Date((number - 719_163) * 86_400_000);
    assert.equal(iso, date.toISOString().slice(0, 10));
    assert.deepEqual([dayNumber(iso), yearNumbered(number), isIsoDay(iso), isWeekend(number)], [number, date.getUTCFullYear(), true, [0, 6].includes(date.getUTCDay())]);
    if (number > 1) assert.deepEqual([dayAfter(dayBefore(iso)), daysBetween(dayBefore(iso), iso)], [iso, 1]);
  }));
  assert.deepEqual(["2024-02-29", "2026-02-29", "2000-02-29", "1900-02-29", "2026-02-30", "2026-04-31", "2026-13-01", "2026-00-10", "2026-1-1", "0000-01-01", "", "2026-01-01 "].map(isIsoDay),
    [true, false, true, false, false, false, false, false, false, false, false, false]);
});

test("adding and counting agree, both ways, and what is reached is worked", () => {
  check(fc.property(anyCalendars, anyDay, fc.integer({ min: 0, max: 250 }), (calendars, day, count) => {
    const [later, earlier] = [addWorkingDays(calendars, day, count), subtractWorkingDays(calendars, day, count)];
    assert.deepEqual(workingDaysBetween(calendars, day, later.day), { days: count, assumed: later.assumed });
    // Going back, the day itself is left out and the day reached is counted, so it is counted to the days before each.
    assert.equal(workingDaysBetween(calendars, dayBefore(earlier.day), dayBefore(day)).days, count);
    for (const reached of [later, earlier]) if (count > 0) assert.ok(isWorkingDay(calendars, reached.day).working);
    if (count === 0) assert.deepEqual([later, earlier], [{ day, assumed: false }, { day, assumed: false }]);
  }));
});

test("between is what is counted day by day, there and back, and in two parts", () => {
  check(fc.property(anyCalendars, anyDay, fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 500 }), (calendars, from, first, second) => {
    const days = Array.from({ length: first }, (_, index) => isWorkingDay(calendars, dayNumbered(dayNumber(from) + index + 1)));
    const to = dayNumbered(dayNumber(from) + first);
    const end = dayNumbered(dayNumber(to) + second);
    const there = workingDaysBetween(calendars, from, to);
    assert.deepEqual(there, { days: days.filter(({ working }) => working).length, assumed: days.some(({ assumed }) => assumed) });
    assert.deepEqual(workingDaysBetween(calendars, to, from), { days: there.days === 0 ? 0 : -there.days, assumed: there.assumed });
    assert.equal(workingDaysBetween(calendars, from, end).days, there.days + workingDaysBetween(calendars, to, end).days);
  }));
});

test("a later day or a longer limit is never due earlier", () => {
  check(fc.property(anyCalendars, anyDay, anyDay, fc.integer({ min: 0, max: 250 }), (calendars, one, other, count) => {
    const [early, late] = one <= other ? [one, other] : [other, one];
    assert.ok(addWorkingDays(calendars, early, count).day <= addWorkingDays(calendars, late, count).day);
    assert.ok(addWorkingDays(calendars, early, count).day < addWorkingDays(calendars, early, count + 1).day);
  }));
});

test("a weekend day worked in exchange shortens, a day off lengthens", () => {
  const week = { from: "2026-03-06", days: 1 };
  const due = (holidays: Parameters<typeof calendarOf>[1]): string => addWorkingDays([calendarOf(2026, holidays)], week.from, week.days).day;
  assert.equal(due([]), "2026-03-09");
  assert.equal(due([{ from: "2026-03-12", until: "2026-03-12", worked: ["2026-03-08"] }]), "2026-03-08");
  assert.equal(due([{ from: "2026-03-09", until: "2026-03-10", worked: [] }]), "2026-03-11");
});

test("an answer is assumed exactly where a day that was counted lies in a year without a calendar", () => {
  check(fc.property(anyCalendars, anyDay, fc.integer({ min: 1, max: 250 }), (calendars, day, count) => {
    const { day: until, assumed } = addWorkingDays(calendars, day, count);
    const known = new Set(calendars.map(({ year }) => year));
    const years = [dayNumber(day) + 1, dayNumber(until)].map(yearNumbered);
    assert.equal(assumed, Array.from({ length: years[1]! - years[0]! + 1 }, (_, index) => years[0]! + index).some((year) => !known.has(year)));
  }));
});

test("what is no day, and no count, is an error of the caller and never runs for ever", () => {
  for (const day of ["2026-02-30", "soon", ""]) {
    assert.throws(() => isWorkingDay([], day), RangeError);
    assert.throws(() => addWorkingDays([], day, 1), RangeError);
    assert.throws(() => workingDaysBetween([], "2026-01-01", day), RangeError);
  }
  for (const count of [-1, 1.5, Number.NaN, 10_001]) assert.throws(() => addWorkingDays([], "2026-01-01", count), RangeError);
});
