import assert from "node:assert/strict";
import { test } from "node:test";
import { blankValues } from "../../../src/core/form/blank-values.ts";
import { lastYearAsDraft, selfEvaluationFrom } from "../../../src/core/form/carry-over.ts";
import { readFilingValues } from "../../../src/core/form/read-filing-values.ts";
import { definitions, goal, money, row, selfEvaluation } from "./filings.ts";

const form = (id: string) => definitions.forms.find((one) => one.id === id)!;
const frame = (id: string) => definitions.frames.find((one) => one.id === id)!;

test("a blank filing offers the frame's kinds with the form's number of rows, and the form's money lines", () => {
  const blank = blankValues(frame("cost-in-output"), form("goal"));
  assert.deepEqual(blank.funds.map(({ id, source }) => [id, source]), [["total", "年度资金总额"], ["appropriation", "财政拨款"], ["other", "其他资金"]]);
  assert.deepEqual(blank.rows.filter(({ level2 }) => level2 === "数量指标").length, 3);
  assert.deepEqual([...new Set(blank.rows.map(({ level1 }) => level1))], ["产出指标", "效益指标", "满意度指标"]);
  assert.ok(blank.rows.every(({ level3, target, points }) => level3 === "" && target === "" && points === ""));
  const cost = blankValues(frame("cost-first"), form("goal"));
  assert.deepEqual(cost.rows.filter(({ level1 }) => level1 === "成本指标").map(({ level2 }) => level2), ["经济成本指标", "社会成本指标", "生态环境成本指标"]);
  for (const values of [blank, cost]) assert.deepEqual(readFilingValues(values, ""), { ok: true, value: values });
});

test("last year becomes a draft with what was reached as its baseline, and no amount of last year's", () => {
  const draft = lastYearAsDraft(goal, selfEvaluation);
  assert.deepEqual(draft.rows.map(({ baseline }) => baseline), ["0.84万元", "1512公里", "95.6%", "96%", "92%"]);
  assert.deepEqual(draft.rows.map(({ id, target, points }) => [id, target, points]), goal.rows.map(({ id, target, points }) => [id, target, points]));
  assert.ok(draft.rows.every((one) => [one.actual, one.score, one.reason, one.departmentScore, one.financeScore].every((text) => text === "")));
  assert.ok(draft.funds.every(({ initialBudget, adjustedBudget, executed }) => `${initialBudget}${adjustedBudget}${executed}` === ""));
  assert.equal(draft.goal.actual, "");
  // Without a self-evaluation nobody knows what was reached; the year before that is no answer.
  assert.deepEqual(lastYearAsDraft(goal, null).rows.map(({ baseline }) => baseline), ["", "", "", "", ""]);
});

test("a self-evaluation begins from what was approved and from nothing else", () => {
  const begun = selfEvaluationFrom({ ...goal, rows: [...goal.rows, row("r6", { level1: "产出指标", level2: "时效指标" })] });
  assert.deepEqual(begun.rows.map(({ id }) => id), ["r1", "r2", "r3", "r4", "r5"]);
  assert.deepEqual(begun.rows, goal.rows);
  assert.equal(begun.goal.actual, "");
  assert.equal(begun.funds[0]!.initialBudget, "1310");
});

test("with its form a self-evaluation has the form's money lines, in their order and under their names", () => {
  const own = { ...goal, funds: [...goal.funds, money("bond", { source: "专项债券", initialBudget: "0" })] };
  const begun = selfEvaluationFrom(own, form("self-evaluation"));
  assert.deepEqual(begun.funds.map(({ id, source, initialBudget }) => [id, source, initialBudget]), [
    ["total", "年度资金总额", "1310"], ["appropriation", "当年财政拨款", "1300"], ["carried-over", "上年结转资金", ""], ["other", "其他资金", "10"], ["bond", "专项债券", "0"],
  ]);
});
