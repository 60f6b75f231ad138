import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { LONGEST_CELL, MOST_ROWS, readFilingValues } from "../../../src/core/form/read-filing-values.ts";
import { catalogue } from "../../../src/words/catalogue.ts";
import { LANGUAGES } from "../../../src/words/index.ts";
import { anyValues, goal, row } from "./filings.ts";

const numRuns = process.env["HENGJI_LONG"] === "1" ? 20_000 : 300;

function told(value: unknown): string[] {
  const read = readFilingValues(value, "");
  return read.ok ? [] : read.problems.map(({ code, where }) => `${code} ${where}`);
}

test("what a filing can hold is read as it was, through JSON and back", () => {
  fc.assert(
    fc.property(anyValues, (values) => {
      const read = readFilingValues(JSON.parse(JSON.stringify(values)), "");
      assert.deepEqual(read.ok && read.value, values);
    }),
    { seed: 44, numRuns },
  );
});

test("anything else is refused with its place, and never throws", () => {
  const [first] = goal.rows;
  const cases: readonly (readonly [value: unknown, expected: string])[] = [
    [null, "filing.not-an-object "],
    [[], "filing.not-an-object "],
    ["{}", "filing.not-an-object "],
    [{ ...goal, extra: 1 }, "filing.unknown-field "],
    [{ ...goal, rows: {} }, "filing.not-a-list rows"],
    [{ ...goal, rows: [null] }, "filing.not-an-object rows[0]"],
    [{ ...goal, rows: Array(2) }, "filing.not-an-object rows[0]"],
    [{ ...goal, rows: [{ ...first, score: 20 }] }, "filing.not-text rows[r1].score"],
    [{ ...goal, rows: [{ ...first, score: null }] }, "filing.not-text rows[r1].score"],
    [{ ...goal, rows: [{ id: "r1" }] }, "filing.field-missing rows[r1].level1"],
    [{ ...goal, rows: [first, first] }, "filing.id-twice rows[1]"],
    [{ ...goal, rows: [{ ...first, id: "r 1" }] }, "filing.id-invalid rows[0]"],
    [{ ...goal, rows: [{ ...first, id: "r1].x" }] }, "filing.id-invalid rows[0]"],
    [{ ...goal, rows: [{ ...first, foreign: "x" }] }, "filing.unknown-field rows[0]"],
    [{ ...goal, rows: [row("r1", { level3: "长".repeat(LONGEST_CELL + 1) })] }, "filing.text-too-long rows[r1].level3"],
    [{ ...goal, rows: [row("r1", { level3: "半\ud800" })] }, "filing.half-character rows[r1].level3"],
    [{ ...goal, rows: [row("r1", { level3: "a\0b" })] }, "filing.half-character rows[r1].level3"],
    [{ ...goal, rows: Array.from({ length: MOST_ROWS + 1 }, (_, index) => row(`r${index}`, {})) }, "filing.too-many-rows rows"],
    [{ ...goal, funds: goal.funds.slice(1) }, "filing.total-first funds"],
    [{ ...goal, funds: [...goal.funds].reverse() }, "filing.total-first funds"],
    [JSON.parse('{"goal":{"planned":"","actual":"","__proto__":{"x":1}},"funds":[],"rows":[]}'), "filing.unknown-field goal"],
    [Object.create(goal) as unknown, "filing.not-an-object goal"],
  ];
  for (const [value, expected] of cases) assert.ok(told(value).includes(expected), `${expected} is not among ${told(value).join("; ")}`);
});

test("nothing that JSON can say makes it throw, and problems stay few", () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => void assert.ok(told(value).length <= 20)), { seed: 45, numRuns });
  assert.equal(told({ goal: {}, funds: [], rows: Array.from({ length: 400 }, () => 1) }).length, 20);
});

test("the largest filing is as large as it may be", () => {
  assert.deepEqual(told({ ...goal, rows: Array.from({ length: MOST_ROWS }, (_, index) => row(`r${index}`, { level3: "长".repeat(LONGEST_CELL) })) }), []);
});

test("each of its problems has words", () => {
  const codes = ["not-an-object", "not-a-list", "not-text", "field-missing", "unknown-field", "text-too-long", "half-character", "too-many-rows", "id-invalid", "id-twice", "total-first"];
  for (const language of LANGUAGES) for (const code of codes) for (const key of [`problem.filing.${code}`, `problem.filing.${code}.advice`]) assert.ok(catalogue[language][key], `${language} ${key}`);
});
