import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { decimal, toText } from "../../../src/core/basics/decimal.ts";
import { aheadBy, executionLight, isOverdue, isToldZero } from "../../../src/core/pack/alert-rule.ts";

const LINES = { red: decimal("60"), yellow: decimal("80") };
const light = (budget: string, executed: string, month: number) => executionLight(LINES, { budget: decimal(budget), executed: decimal(executed), month });

test("F304: 51.43 is red, 68.57 yellow, 85.71 green", () => {
  const found = ["30", "40", "50"].map((executed) => light("100", executed, 7)!);
  assert.deepEqual(found.map(({ progress, light: colour }) => `${toText(progress)} ${colour}`), ["51.43 red", "68.57 yellow", "85.71 green"]);
});

test("the line itself is not below the line, and the light is decided before anything is rounded", () => {
  assert.equal(light("200", "60", 6)!.light, "yellow");
  const close = light("1000000", "299999.99", 6)!;
  assert.deepEqual([close.light, toText(close.progress)], ["red", "60.00"]);
});

test("without a budget, or in a month that there is none of, there is no light", () => {
  assert.deepEqual([light("0", "1", 6), light("-1", "1", 6), light("1", "-1", 6), light("1", "1", 0), light("1", "1", 13), light("1", "1", 1.5)], [null, null, null, null, null, null]);
});

test("the light is what plain whole numbers say", () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 10 ** 9 }), fc.integer({ min: 0, max: 10 ** 9 }), fc.integer({ min: 1, max: 12 }), (budget, executed, month) => {
    const percentOf = (line: bigint): boolean => BigInt(executed) * 1200n < line * BigInt(budget) * BigInt(month);
    assert.equal(light(String(budget), String(executed), month)!.light, percentOf(60n) ? "red" : percentOf(80n) ? "yellow" : "green");
  }), { seed: 7, numRuns: process.env["HENGJI_LONG"] === "1" ? 20_000 : 300 });
});

test("F303: money at 80%, the goal at 30%: money is ahead of results", () => {
  const gap = { points: decimal("30") };
  const ahead = (paid: string, goal: string) => aheadBy(gap, { paid: decimal(paid), goal: decimal(goal) });
  assert.deepEqual([ahead("80", "30"), ahead("60", "30"), ahead("59.99", "30"), ahead("20", "50"), ahead("50", "50")], ["money", "money", null, "goal", null]);
});

test("a zero is told where a positive indicator has it, and a missing value is no zero", () => {
  const rule = { directions: ["positive"] };
  assert.deepEqual([["positive", "0"], ["positive", "0.00"], ["reverse", "0"], ["positive", "1"]].map(([direction, actual]) => isToldZero(rule, { direction: direction!, actual: decimal(actual!) })), [true, true, false, false]);
  assert.equal(isToldZero(rule, { direction: "positive", actual: null }), false);
});

test("what is due today is not overdue, and a rule may wait some days", () => {
  assert.deepEqual([0, 1].map((past) => isOverdue({ days: 0 }, { due: "2026-02-28", on: past === 0 ? "2026-02-28" : "2026-03-01" })), [false, true]);
  assert.deepEqual([isOverdue({ days: 3 }, { due: "2026-02-28", on: "2026-03-03" }), isOverdue({ days: 3 }, { due: "2026-02-28", on: "2026-03-04" })], [false, true]);
});
