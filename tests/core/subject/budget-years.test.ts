import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { belongsTo, yearsProblems, type BudgetYears } from "../../../src/core/subject/budget-years.ts";

const years = (firstYear: number | null, lastYear: number | null = null): BudgetYears => ({ firstYear, lastYear });
const codes = (wish: BudgetYears, recorded: { readonly first: number; readonly last: number } | null = null): string[] => yearsProblems(wish, recorded).map(({ code, where }) => `${where} ${code}`);

describe("F103, R38: the budget years of a subject", () => {
  test("one entered for the budget of 2027 is none of 2026, and one that ended in 2026 is none of 2027", () => {
    const of = (one: BudgetYears, attribute: string | null = null): boolean[] => [2025, 2026, 2027, 2028].map((year) => belongsTo({ ...one, attribute }, year));
    assert.deepEqual(of(years(2027)), [false, false, true, true]);
    assert.deepEqual(of(years(2026, 2026)), [false, true, false, false]);
    assert.deepEqual(of(years(null, 2026)), [true, true, false, false]);
  });

  test("a cancelled one belongs to its years up to the last, and to none where nobody said the last", () => {
    assert.deepEqual([2025, 2026, 2027].map((year) => belongsTo({ ...years(2025, 2026), attribute: "cancelled" }, year)), [true, true, false]);
    assert.deepEqual([2025, 2026, 2027].map((year) => belongsTo({ ...years(2025), attribute: "cancelled" }, year)), [false, false, false]);
  });

  test("a first year is needed, a last one not; they stand in order and within what the system keeps", () => {
    assert.deepEqual([codes(years(null)), codes(years(2027)), codes(years(2027, 2026)), codes(years(1999)), codes(years(2026, 2101))], [
      ["firstYear subject.first-year-needed"], [], ["lastYear subject.years-reversed"], ["firstYear subject.year-unfit"], ["lastYear subject.year-unfit"],
    ]);
  });

  test("years cannot leave out one of which something is recorded", () => {
    const recorded = { first: 2025, last: 2026 };
    assert.deepEqual([codes(years(2025, 2026), recorded), codes(years(2026), recorded), codes(years(2024, 2025), recorded)], [[], ["firstYear subject.first-year-recorded"], ["lastYear subject.last-year-recorded"]]);
  });

  test("whatever the years, a year is between them or the subject is not of it", () => {
    const year = fc.integer({ min: 2000, max: 2100 });
    fc.assert(fc.property(year, fc.option(year), year, (first, last, asked) => {
      const of = belongsTo({ firstYear: first, lastYear: last, attribute: null }, asked);
      assert.equal(of, asked >= first && (last === null || asked <= last));
    }), { seed: 38, numRuns: process.env["HENGJI_LONG"] === "1" ? 20_000 : 300 });
  });
});
