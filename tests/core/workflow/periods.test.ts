import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { dayBefore } from "../../../src/core/calendar/iso-day.ts";
import { lastDayOf, periodAsked, periodOf, periodRefusal, periodsIn, periodToday } from "../../../src/core/workflow/periods.ts";
import type { MonitoringPeriod } from "../../../src/core/workflow/workflow.ts";
import { packWorkflows } from "./any-workflow.ts";

const HALF: MonitoringPeriod = { number: 1, month: 6, due: { days: 15 } };
const THREE_QUARTERS: MonitoringPeriod = { number: 2, month: 9 };
const TWICE = { periods: [HALF, THREE_QUARTERS] };
const ONCE = {};

const RUNS = { numRuns: process.env["HENGJI_LONG"] === "1" ? 5_000 : 100, seed: 302 };

describe("F301: periods of monitoring", () => {
  for (const [today, number] of [["2026-03-01", 1], ["2026-06-30", 1], ["2026-07-01", 1], ["2026-09-30", 1], ["2026-10-01", 2], ["2027-03-01", 2]] as const) {
    test(`on ${today} it is the turn of period ${number}`, () => assert.equal(periodToday(TWICE, 2026, today)?.number, number));
  }

  for (const [says, workflow, number, today, refused] of [
    ["open on the day after its last month", TWICE, 1, "2026-07-01", null],
    ["not open on the last day of it", TWICE, 1, "2026-06-30", "filing.period-not-over"],
    ["the second is another", TWICE, 2, "2026-07-01", "filing.period-not-over"],
    ["there is no third", TWICE, 3, "2026-12-31", "filing.period-unknown"],
    ["once a year needs no period", ONCE, 1, "2026-02-01", null],
    ["and has no second", ONCE, 2, "2026-12-31", "filing.period-unknown"],
  ] as const) {
    test(says, () => assert.equal(periodRefusal(workflow, number, 2026, today)?.code ?? null, refused));
  }

  test("is due so many working days after its last day, and says what it assumed", () => {
    const [first, second] = periodsIn(TWICE, 2026, "2026-07-22", []);
    // 30 June 2026 is a Tuesday: the fifteenth day that is no weekend is 21 July.
    assert.deepEqual(first, { number: 1, month: 6, cutOff: "2026-06-30", open: true, due: "2026-07-21", dueAssumed: true, late: true });
    assert.deepEqual(second, { number: 2, month: 9, cutOff: "2026-09-30", open: false, due: null, dueAssumed: false, late: false });
    assert.deepEqual(periodsIn(ONCE, 2026, "2026-07-22", []), []);
  });

  test("one that is named is taken, and 1 where nothing has periods", () => {
    const workflows = packWorkflows.filter(({ stage }) => stage === "monitoring");
    assert.deepEqual([periodAsked({ workflows }, "monitoring", 2026, "2026-11-01"), periodAsked({ workflows }, "monitoring", 2026, "2026-11-01", 1), periodAsked({ workflows }, "goal", 2026, "2026-11-01")], [2, 1, 1]);
  });

  test("whatever the day, the period whose turn it is may be begun or none may, and none but the first comes before its months are over", () => {
    const anyPeriods = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 12 }).map((months) => months.toSorted((a, b) => a - b).map((month, index) => ({ number: index + 1, month })));
    fc.assert(
      fc.property(anyPeriods, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }), (periods, month, day) => {
        const today = `2026-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
        const turn = periodToday({ periods }, 2026, today)!;
        const open = periods.filter(({ number }) => periodRefusal({ periods }, number, 2026, today) === null);
        assert.equal(turn.number, open.at(-1)?.number ?? 1);
        for (const { number, month: last } of open) assert.ok(lastDayOf(2026, last) <= dayBefore(today), String(number));
        assert.deepEqual(periodOf({ periods }, turn.number), turn);
      }),
      RUNS,
    );
  });
});
