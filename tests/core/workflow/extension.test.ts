import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { dayAfter, dayNumbered, dayNumber } from "../../../src/core/calendar/iso-day.ts";
import { deadlineOf } from "../../../src/core/workflow/due.ts";
import { extensionRefusal, lastDayOf, lastDayRefusal, lateIfExtendedUntilBefore } from "../../../src/core/workflow/extension.ts";
import { mayFill } from "../../../src/core/workflow/may-fill.ts";
import { decide } from "../../../src/core/workflow/decide.ts";
import type { Actor } from "../../../src/core/access/actor.ts";
import type { HeldState } from "../../../src/core/workflow/filing-state.ts";
import { definitions } from "../form/filings.ts";
import { actorOf, stateAt, workflow } from "./journey.ts";

const calendars = definitions.calendars ?? [];
const goal = workflow("goal");
const office = actorOf("performance-office");
const TODAY = "2026-11-23";
/** Arrived two weeks ago: five working days for the department are over, and twenty for the unit are not. */
const ARRIVED = "2026-11-09";
const extended = (state: HeldState, until: string, actor: Actor = office, today = TODAY): string => extensionRefusal(goal, state, actor, until, { today, arrivedOn: ARRIVED, calendars })?.code ?? "may";

test("each day that is none for an extension, one by one", () => {
  const atDepartment = stateAt("department");
  const cases: readonly (readonly [says: string, found: string, expected: string])[] = [
    ["a later day", extended(atDepartment, "2026-11-30"), "may"],
    ["today", extended(atDepartment, TODAY), "may"],
    ["30 February", extended(atDepartment, "2027-02-30"), "workflow.extend-no-such-day"],
    ["29 February of a year that has none", extended(atDepartment, "2027-02-29"), "workflow.extend-no-such-day"],
    ["no day at all", extended(atDepartment, "next week"), "workflow.extend-no-such-day"],
    ["nothing", extended(atDepartment, ""), "workflow.extend-no-such-day"],
    ["yesterday", extended(atDepartment, "2026-11-22"), "workflow.extend-past"],
    ["a year ahead to the day", extended(atDepartment, "2027-11-23"), "may"],
    ["a day more", extended(atDepartment, "2027-11-24"), "workflow.extend-too-far"],
    ["no later than it is", extended({ ...atDepartment, extendedUntil: "2026-12-01" }, "2026-12-01"), "workflow.extend-not-later"],
    ["later than a first extension", extended({ ...atDepartment, extendedUntil: "2026-12-01" }, "2026-12-02"), "may"],
    ["the unit has until 7 December anyway", extended(stateAt("draft"), "2026-12-07"), "workflow.extend-not-later"],
    ["and a day more by this", extended(stateAt("draft"), "2026-12-08"), "may"],
    ["at an end", extended(stateAt("approved"), "2026-12-01"), "workflow.extend-ended"],
    ["out of range", extended(atDepartment, "2026-12-01", { ...office, scopes: [] }), "workflow.not-in-range"],
    ["by an administrator", extended(atDepartment, "2026-12-01", actorOf("security-admin")), "workflow.administrator"],
  ];
  for (const [says, found, expected] of cases) assert.equal(found, expected, says);
  const endless = { ...goal, steps: goal.steps.map(({ due: _due, ...step }) => step) };
  const asked = (step: string): string => extensionRefusal(endless, stateAt(step), office, "2026-12-30", { today: TODAY, arrivedOn: ARRIVED, calendars })?.code ?? "may";
  assert.deepEqual([asked("department"), asked("draft")], ["workflow.extend-no-limit", "workflow.extend-not-later"], "only the season binds a unit there");
});

test("the season stays open for those who fill until that day and no day longer, and for nobody else's filing", () => {
  const officer = actorOf("unit-officer");
  const late = stateAt("draft", { year: 2025, extendedUntil: "2026-11-30" });
  assert.equal(mayFill(goal, late, officer, "2026-11-30"), null);
  assert.deepEqual(mayFill(goal, late, officer, "2026-12-01"), { code: "workflow.season-over", params: { year: 2025, date: "2026-11-30" } });
  assert.equal(mayFill(goal, { ...late, extendedUntil: null }, officer, "2026-11-30")?.code, "workflow.season-over");
  assert.equal(decide(goal, { ...stateAt("draft", { year: 2025 }), extendedUntil: "2026-11-30" }, officer, { action: "submit", to: null }, "2026-11-30").ok, true);
  // An earlier day than the season's end takes nothing away.
  assert.equal(mayFill(goal, stateAt("draft", { extendedUntil: "2026-11-30" }), officer, "2026-12-30"), null);
  assert.equal(lastDayOf(goal, stateAt("draft", { year: 2025 }), "2025-12-25", calendars), "2025-12-31", "the season ends before the limit");
});

test("what is taken back is held again with the day it had", () => {
  const officer = actorOf("unit-officer");
  const submitted = stateAt("unit-head", { year: 2025, taken: [{ action: "submit", from: "draft", to: "unit-head", round: 1, personId: officer.personId, role: "unit-officer" }] });
  const back = (extendedBefore: string | null): string => {
    const decided = decide(goal, { ...submitted, extendedBefore }, officer, { action: "withdraw", to: null }, "2026-11-30");
    return decided.ok ? decided.value.to.id : decided.problems[0]!.code;
  };
  assert.deepEqual([back("2026-11-30"), back(null), back("2026-11-29")], ["draft", "workflow.season-over", "workflow.season-over"]);
});

test("a list finds the same late as a page does, on every day", () => {
  const day = fc.integer({ min: dayNumber("2026-01-01"), max: dayNumber("2027-03-01") }).map(dayNumbered);
  fc.assert(
    fc.property(fc.constantFrom("department", "performance", "draft"), day, day, day, (step, arrived, until, today) => {
      const own = deadlineOf(goal, { step, unitPath: "990100.101.", extendedUntil: null }, arrived, today, calendars);
      const given = deadlineOf(goal, { step, unitPath: "990100.101.", extendedUntil: until }, arrived, today, calendars);
      assert.equal(given.lateDays !== null, own.lateDays !== null && until < lateIfExtendedUntilBefore(today, calendars));
      assert.equal(given.due, until, "what is shown is the day that somebody named");
    }),
    { seed: 53, numRuns: process.env["HENGJI_LONG"] === "1" ? 20_000 : 400 },
  );
});

test("every day is one or none, and none is both past and to come", () => {
  fc.assert(
    fc.property(fc.integer({ min: dayNumber("2024-01-01"), max: dayNumber("2030-01-01") }), (number) => {
      const until = dayNumbered(number);
      const code = lastDayRefusal(until, TODAY)?.code ?? null;
      assert.equal(code, until < TODAY ? "workflow.extend-past" : until > "2027-11-23" ? "workflow.extend-too-far" : null);
      assert.equal(lastDayRefusal(until.replace(/\d\d$/, "32"), TODAY)?.code, "workflow.extend-no-such-day");
      assert.notEqual(dayAfter(until), until);
    }),
    { seed: 54, numRuns: 200 },
  );
});
