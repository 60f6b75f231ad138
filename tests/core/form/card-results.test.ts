import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { toText } from "../../../src/core/basics/decimal.ts";
import { actualIn, outcomeOf, yearsOfCard, type ReachedRow } from "../../../src/core/form/card-results.ts";

const RUNS = { numRuns: process.env["HENGJI_LONG"] === "1" ? 20_000 : 300, seed: 2411 };
const row = (target: string, actual: string, change: Partial<ReachedRow> = {}): ReachedRow => ({ year: 2025, filingId: "f1", level1: "产出指标", level2: "数量指标", level3: "培训人次", target, actual, ...change });

test("R74: how a target was met: just, by more, not, or not to be told", () => {
  const outcomes = ([["≥95%", "95%"], ["≥95%", "97.5%"], ["≥95%", "94.99%"], ["≥95%", ""], ["≥95%", "较好"], ["≤10天", "8天"], ["≤10天", "10天"], ["≤10天", "11天"], ["=100%", "100%"], ["效果明显", "效果明显"], ["", "5人次"], ["≥100人次", "0人次"]] as const).map(([target, actual]) => outcomeOf(row(target, actual)));
  assert.deepEqual(outcomes, ["met", "exceeded", "missed", "untold", "untold", "exceeded", "met", "missed", "met", "met", "untold", "missed"]);
});

test("R74: actual values stand in the card's unit; what is missing, in words, or a share of the target is no value and no zero", () => {
  const values = ([["%", "97.5%"], ["人次", "1,200人次"], ["人次", "1.2万人次"], ["人次", "1200"], ["天", "20人次"], ["人次", ""], ["人次", "较多"], ["人次", "0人次"], ["万元", "35000元"], [null, "7个"]] as const).map(([unit, actual]) => {
    const value = actualIn(unit, row("", actual, { level3: "某指标" }));
    return value === null ? null : Number(toText(value));
  });
  assert.deepEqual(values, [97.5, 1200, 12000, 1200, null, null, null, 0, 3.5, 7]);
  assert.equal(actualIn("人次", row("≥100人次", "完成率100%")), null);
});

test("R74: years of a card, the newest first: goals that took it, how they ended, and how the values are spread", () => {
  const years = yearsOfCard("人次", [{ year: 2026, goals: 3 }, { year: 2025, goals: 2 }], [
    row("≥100人次", "100人次"), row("≥100人次", "140人次", { filingId: "f2" }), row("≥100人次", "", { filingId: "f3" }), row("≥100人次", "60人次", { year: 2024 }),
  ]);
  assert.deepEqual(years.map(({ year, goals, evaluated, outcomes, actual }) => [year, goals, evaluated, outcomes, actual === null ? null : [actual.count, toText(actual.middle)]]), [
    [2026, 3, 0, { met: 0, exceeded: 0, missed: 0, untold: 0 }, null],
    [2025, 2, 3, { met: 1, exceeded: 1, missed: 0, untold: 1 }, [2, "120.0000"]],
    [2024, 0, 1, { met: 0, exceeded: 0, missed: 1, untold: 0 }, [1, "60"]],
  ]);
});

test("every line is one of the four, and a line without a value counts in no spread", () => {
  const cell = fc.constantFrom("", "95%", "≥95%", "较好", "0", "100人次", "完成率98%", "≤3天", "12个月", "-");
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, fc.integer({ min: 2020, max: 2026 })), { maxLength: 30 }), (cells) => {
      const rows = cells.map(([target, actual, year], index) => row(target, actual, { year, filingId: `f${index % 7}` }));
      const years = yearsOfCard("%", [], rows);
      assert.equal(years.reduce((sum, { outcomes }) => sum + outcomes.met + outcomes.exceeded + outcomes.missed + outcomes.untold, 0), rows.length);
      for (const { year, actual } of years) assert.ok((actual?.count ?? 0) <= rows.filter((one) => one.year === year && one.actual !== "").length);
      assert.deepEqual(years.map(({ year }) => year), [...new Set(rows.map(({ year }) => year))].sort((left, right) => right - left));
    }),
    RUNS,
  );
});
