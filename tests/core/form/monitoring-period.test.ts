import assert from "node:assert/strict";
import { test } from "node:test";
import { periodOn, upTo } from "../../../src/core/form/monitoring-period.ts";

const CASES: readonly (readonly [today: string, year: number, month: number, cutOff: string])[] = [
  ["2026-09-15", 2026, 8, "2026-08-31"], ["2026-08-31", 2026, 8, "2026-08-31"], ["2026-08-30", 2026, 7, "2026-07-31"], ["2026-03-01", 2026, 2, "2026-02-28"], ["2024-03-01", 2024, 2, "2024-02-29"],
  // Nothing is over yet: the first month, as far as it has come.
  ["2026-01-20", 2026, 1, "2026-01-20"], ["2026-01-31", 2026, 1, "2026-01-31"],
  ["2026-12-30", 2026, 11, "2026-11-30"], ["2026-12-31", 2026, 12, "2026-12-31"], ["2027-05-04", 2026, 12, "2026-12-31"],
];

for (const [today, year, month, cutOff] of CASES) {
  test(`${today}: ${year} is monitored for months 1 to ${month}`, () => assert.deepEqual(periodOn(today, year), { month, cutOff }));
}

test("payments counted up to another day move the period, and only of a form that has one", () => {
  const values = { goal: { planned: "", actual: "" }, funds: [], rows: [] };
  assert.deepEqual(upTo({ ...values, period: { month: "8" } }, "2026-07-31").period, { month: "7" });
  assert.equal(upTo(values, "2026-07-31").period, undefined);
});
