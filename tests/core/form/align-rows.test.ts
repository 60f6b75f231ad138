import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { alignRows } from "../../../src/core/form/align-rows.ts";

const RUNS = { numRuns: process.env["HENGJI_LONG"] === "1" ? 5_000 : 200, seed: 20 };
const split = (text: string): string[] => (text === "" ? [] : text.split(" ").map((name) => (name === "-" ? "" : name)));

for (const [says, rows, lines, expected] of [
  ["nothing changed", "a b c", "a b c", [0, 1, 2]],
  ["one renamed", "a b c", "a x c", [0, 1, 2]],
  ["one deleted in the middle", "a b c d", "a c d", [0, 2, 3]],
  ["one put in between", "a b", "a x b", [0, null, 1]],
  ["one more below", "a b", "a b x", [0, 1, null]],
  ["the last deleted, another put first", "a b c", "x a b", [null, 0, 1]],
  ["the last moved to the front", "a b c d", "d a b c", [null, 0, 1, 2]],
  ["rows that nobody named are paired as they come", "a - - b", "a x - b", [0, 1, 2, 3]],
  ["an empty row less", "a - - b", "a - b", [0, 1, 3]],
  ["all renamed, one less", "a b c", "x y", [0, 1]],
  ["nothing there before", "", "x y", [null, null]],
  ["nothing left", "a b", "", []],
] as const) test(`F204 lines of a workbook and rows of the form: ${says}`, () => assert.deepEqual(alignRows(split(rows), split(lines)), expected));

test("F204 every row is paired at most once and in order, and what bears one name in both in the same order stays itself", () => {
  const name = fc.constantFrom("", "a", "b", "c", "d", "e", "f");
  fc.assert(fc.property(fc.array(name, { maxLength: 12 }), fc.array(name, { maxLength: 12 }), (rows, lines) => {
    const paired = alignRows(rows, lines);
    assert.equal(paired.length, lines.length);
    const known = paired.flatMap((row) => row ?? []);
    assert.deepEqual(known, [...new Set(known)].sort((left, right) => left - right));
    assert.ok(known.every((row) => row >= 0 && row < rows.length));
  }), RUNS);
  fc.assert(fc.property(fc.uniqueArray(fc.string({ minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 20 }), fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }), (rows, kept) => {
    const lines = rows.filter((_, index) => kept[index]);
    assert.deepEqual(alignRows(rows, lines).map((row) => rows[row!]), lines);
    assert.deepEqual(alignRows(lines, rows).map((row, index) => (row === null ? rows[index] : lines[row])), rows);
  }), RUNS);
});
