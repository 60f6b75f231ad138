import assert from "node:assert/strict";
import { test } from "node:test";
import { grouped } from "../../../src/web/pages/recheck/numbers.ts";
import { summarise } from "../../../src/web/pages/recheck/summary.ts";
import { caseOf, cases } from "./published-cases.ts";

test("a sum that differs from the printed total is called different", () => {
  const { rows, sum, printedSum, sums, grade } = summarise(caseOf("jishan-medical-insurance-2020"));
  assert.deepEqual({ rows, sum, printedSum, sums, grade }, { rows: 6, sum: "93", printedSum: "94", sums: "different", grade: "优" });
});

test("a sum that agrees is called equal, and one of a cut table proves nothing", () => {
  assert.equal(summarise(caseOf("yongde-mingliang-school-meal-2022")).sums, "equal");
  assert.equal(summarise(caseOf("chizhou-tangxi-commission-2022")).sums, "unproven");
});

test("explained and unexplained scores never exceed the rows and the execution rate", () => {
  for (const one of cases) {
    const { rows, explained, unexplained } = summarise(one);
    assert.ok(explained >= 0 && unexplained >= 0 && explained + unexplained <= rows + 1, one.table.id);
  }
});

test("thousands are set apart, decimals stay as they are", () => {
  assert.equal(grouped("387664.62"), "387,664.62");
  assert.equal(grouped("1000000"), "1,000,000");
  assert.equal(grouped("999.123456"), "999.123456");
  assert.equal(grouped("-12345"), "-12,345");
  assert.equal(grouped("2022-12-30"), "2022-12-30");
});
