import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { daysOf, numberOfDay } from "../../../src/core/basics/gregorian.ts";

const DAY = 24 * 60 * 60 * 1000;
const utc = (year: number, month: number, day: number): number => new Date(0).setUTCFullYear(year, month - 1, day);

test("months are as long as the calendar of the machine has them, and February has its longest while no year is known", () => {
  for (const year of [1, 4, 100, 400, 1900, 2000, 2023, 2024, 2100, 9999]) {
    for (let month = 1; month <= 12; month += 1) assert.equal(daysOf(year, month), new Date(utc(year, month + 1, 0)).getUTCDate(), `${year}-${month}`);
  }
  assert.deepEqual([1, 2, 4].map((month) => daysOf(null, month)), [31, 29, 30]);
});

test("days are counted from the first of year 1 without a gap", () => {
  assert.equal(numberOfDay(1, 1, 1), 1);
  fc.assert(
    fc.property(fc.date({ min: new Date(utc(1, 1, 1)), max: new Date(utc(9999, 12, 31)), noInvalidDate: true }), (at) => {
      const [year, month, day] = [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate()];
      assert.equal(numberOfDay(year, month, day) - 1, (utc(year, month, day) - utc(1, 1, 1)) / DAY);
    }),
    { numRuns: 1000, seed: 20261124 },
  );
});
