import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { dayAfter, dayNumber, dayNumbered } from "../../../src/core/calendar/iso-day.ts";
import { isWorkingDay, workingDaysBetween } from "../../../src/core/calendar/working-days.ts";
import { deadlineOf, dueOf, lateIfBefore, lateness, type LateBefore } from "../../../src/core/workflow/due.ts";
import { anyCalendars, anyDay, calendarOf } from "../calendar/calendars.ts";
import { flowWithLimit } from "./limits.ts";

const AT_HELD = { step: "held", unitPath: "990100.101.101002." };
const RUNS = process.env["HENGJI_LONG"] === "1" ? 20_000 : 300;
const SEED = 20261122;
const anyLimit = fc.integer({ min: 1, max: 60 });
const check = <Args extends [unknown, ...unknown[]]>(property: fc.IProperty<Args>): void => fc.assert(property, { numRuns: RUNS, seed: SEED });

test("a step without a limit, an end, and a step that is none have no deadline", () => {
  for (const [flow, step] of [[flowWithLimit(null), "held"], [flowWithLimit(5), "approved"], [flowWithLimit(5), "draft"], [flowWithLimit(5), "gone"]] as const) {
    assert.equal(dueOf(flow, { ...AT_HELD, step }, "2026-03-02", []), null);
    assert.deepEqual(lateIfBefore(flow, step, "2026-03-02", []), []);
    assert.deepEqual(deadlineOf(flow, { ...AT_HELD, step }, "2020-03-02", "2026-03-02", []), { due: null, lateDays: null, dueAssumed: false });
  }
});

test("nobody is late on the last day or on days off behind it, and then by one working day after the other", () => {
  check(fc.property(anyCalendars, anyDay, anyLimit, fc.integer({ min: 0, max: 60 }), (calendars, arrived, limit, waits) => {
    const due = dueOf(flowWithLimit(limit), AT_HELD, arrived, calendars)!.day;
    assert.equal(lateness(due, due, calendars), null);
    assert.equal(lateness(due, arrived, calendars), null);
    let expected = 0;
    for (let day = dayAfter(due); day <= dayNumbered(dayNumber(due) + waits); day = dayAfter(day)) {
      if (isWorkingDay(calendars, day).working) expected += 1;
      assert.equal(lateness(due, day, calendars)?.workingDays ?? 0, expected);
    }
  }));
});

test("whoever waits longer than the limit is late by what is beyond it", () => {
  check(fc.property(anyCalendars, anyDay, anyLimit, fc.integer({ min: 0, max: 200 }), (calendars, arrived, limit, waits) => {
    const today = dayNumbered(dayNumber(arrived) + waits);
    const { lateDays } = deadlineOf(flowWithLimit(limit), AT_HELD, arrived, today, calendars);
    const worked = workingDaysBetween(calendars, arrived, today).days;
    assert.equal(lateDays, worked > limit ? worked - limit : null);
    assert.equal(lateDays, lateness(dueOf(flowWithLimit(limit), AT_HELD, arrived, calendars)!.day, today, calendars)?.workingDays ?? null);
  }));
});

test("where the days behind a known deadline are not known, that it is not late is assumed", () => {
  const known = [calendarOf(2025, [])];
  // 31 December 2027 is a Friday; whether the Saturday after it is worked in exchange nobody knows yet.
  assert.deepEqual(deadlineOf(flowWithLimit(1), AT_HELD, "2027-12-30", "2028-01-01", [calendarOf(2027, [])]), { due: "2027-12-31", lateDays: null, dueAssumed: true });
  assert.deepEqual(deadlineOf(flowWithLimit(1), AT_HELD, "2025-12-29", "2025-12-30", known), { due: "2025-12-30", lateDays: null, dueAssumed: false });
  assert.deepEqual(deadlineOf(flowWithLimit(2), AT_HELD, "2025-12-30", "2025-12-31", known), { due: "2026-01-01", lateDays: null, dueAssumed: true });
});

test("the day before which arrivals are late agrees with each arrival's own deadline", () => {
  check(fc.property(anyCalendars, anyDay, anyLimit, fc.integer({ min: -20, max: 20 }), (calendars, today, limit, beside) => {
    const flow = flowWithLimit(limit);
    const [bound] = lateIfBefore(flow, "held", today, calendars) as [LateBefore];
    for (const near of [beside, 0, -1]) {
      const arrived = dayNumbered(dayNumber(bound.day) + near);
      assert.equal(deadlineOf(flow, AT_HELD, arrived, today, calendars).lateDays !== null, arrived < bound.day, arrived);
    }
  }));
});
