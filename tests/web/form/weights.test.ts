import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { decimal, HUNDRED, toText } from "../../../src/core/basics/decimal.ts";
import type { FilingHead, FilingValues } from "../../../src/core/form/filing-values.ts";
import { scoreFiling } from "../../../src/core/form/score-filing.ts";
import { withText } from "../../../src/web/form/cells.ts";
import { scoreSum, weightSum } from "../../../src/web/form/weights.ts";
import { definitions, selfEvaluation, selfHead } from "../../core/form/filings.ts";
import { row, values } from "./forms.ts";

describe("the sum of weights", () => {
  test("is exact, and right only when every cell is a number", () => {
    assert.deepEqual(weightSum(values, decimal("90")), { sum: "86", due: "90", isRight: false, missing: 0, unread: 0 });
    const right = withText(values, "rows[r4].points", "10.0");
    assert.equal(weightSum(right, decimal("90")).isRight, true);
    assert.deepEqual(weightSum(withText(right, "rows[r1].points", "三十"), decimal("90")), { sum: "60", due: "90", isRight: false, missing: 0, unread: 1 });
    assert.equal(weightSum(withText(values, "rows[r1].points", "0.1"), decimal("90")).sum, "56.1");
  });

  test("tells lines without points and does not take them for zero; a line of which nothing is filled is none", () => {
    const right = withText(values, "rows[r4].points", "10");
    const lacking = { ...right, rows: [...right.rows, row("r5", { level3: "培训天数" }), row("r6")] };
    assert.deepEqual(weightSum(lacking, decimal("90")), { sum: "90", due: "90", isRight: false, missing: 1, unread: 0 });
  });

  test("has budget execution among its lines where it is one of them", () => {
    assert.deepEqual(weightSum(withText(values, "rows[r4].points", "10"), HUNDRED, decimal("10")), { sum: "100", due: "100", isRight: true, missing: 0, unread: 0 });
  });
});

describe("the sum of scores", () => {
  const sumOf = (filled: FilingValues, hand: Parameters<typeof scoreSum>[2] = "unit", head: FilingHead = selfHead) => scoreSum(filled, scoreFiling(head, filled, definitions).lines, hand);

  test("is the total once every line has its score, to the last decimal", () => {
    assert.deepEqual(sumOf(selfEvaluation), { sum: "98.39", missing: 0, unread: 0, execution: "in" });
    assert.equal(sumOf(selfEvaluation).sum, toText(scoreFiling(selfHead, selfEvaluation, definitions).totals.unit!));
  });

  test("tells what is not in it: a score that is missing, one that is no number, the execution before its amounts are there", () => {
    assert.deepEqual(sumOf(withText(selfEvaluation, "rows[r4].score", "")), { sum: "79.00", missing: 1, unread: 0, execution: "in" });
    assert.deepEqual(sumOf(withText(selfEvaluation, "rows[r4].score", "十九")), { sum: "79.00", missing: 0, unread: 1, execution: "in" });
    assert.deepEqual(sumOf(withText(selfEvaluation, "funds[total].executed", "")), { sum: "89.39", missing: 0, unread: 0, execution: "missing" });
    assert.equal(sumOf(withText(selfEvaluation, "rows[r4].score", "0")).sum, "79.00", "a zero that was typed is a score");
    assert.equal(sumOf(withText(selfEvaluation, "rows[r4].score", "0")).missing, 0);
  });

  test("is none, and not zero, while no line has a score", () => {
    const blank = { ...selfEvaluation, funds: selfEvaluation.funds.map((line) => ({ ...line, executed: "" })), rows: selfEvaluation.rows.map((one) => ({ ...one, score: "" })) };
    assert.deepEqual(sumOf(blank), { sum: null, missing: blank.rows.length, unread: 0, execution: "missing" });
  });

  test("is for each hand that of the scores that count, and for the unit its own", () => {
    const reviewed = withText(selfEvaluation, "rows[r4].departmentScore", "18");
    assert.equal(sumOf(reviewed, "effective").sum, "97.00");
    assert.equal(sumOf(reviewed, "unit").sum, "98.39");
    // The unit's score still counts, and what the department wrote is told.
    assert.deepEqual(sumOf(withText(selfEvaluation, "rows[r4].departmentScore", "十八"), "effective"), { sum: "98.39", missing: 0, unread: 1, execution: "in" });
  });

  test("has no execution of its own in an evaluation, whose scores are finance's", () => {
    const head: FilingHead = { ...selfHead, stage: "evaluation" };
    assert.deepEqual(sumOf(selfEvaluation, "finance", head), { sum: "89.39", missing: 0, unread: 0, execution: "none" });
  });
});
