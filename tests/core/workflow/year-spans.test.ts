import assert from "node:assert/strict";
import { test } from "node:test";
import { spansWhere } from "../../../src/core/workflow/year-spans.ts";

test("years of which something is so, as spans: neighbours are one, and the ends are open", () => {
  const spans = (changes: readonly number[], so: (year: number) => boolean): string => spansWhere(changes, so).map(({ from, until }) => `${from ?? ""}-${until ?? ""}`).join(" ");
  assert.deepEqual([spans([], () => true), spans([], () => false)], ["-", ""]);
  assert.deepEqual([spans([2027], (year) => year < 2027), spans([2027], (year) => year >= 2027)], ["-2026", "2027-"]);
  assert.equal(spans([2025, 2027, 2030], () => true), "-", "a change of something else divides nothing");
  assert.deepEqual([spans([2025, 2027, 2030], (year) => year >= 2025 && year < 2030), spans([2025, 2027], (year) => year !== 2025 && year !== 2026)], ["2025-2029", "-2024 2027-"]);
});
