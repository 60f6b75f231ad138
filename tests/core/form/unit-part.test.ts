import assert from "node:assert/strict";
import { test } from "node:test";
import { EMPTY_FUNDS, EMPTY_ROW } from "../../../src/core/form/cell-path.ts";
import type { FilingValues, Stage } from "../../../src/core/form/filing-values.ts";
import { unitPart } from "../../../src/core/form/unit-part.ts";
import { rollUpRule } from "../../../src/core/roll-up/roll-up-rule.ts";
import { quantityText, type Quantity } from "../../../src/core/roll-up/roll-up.ts";

const VALUES: FilingValues = {
  goal: { planned: "", actual: "" },
  funds: [{ ...EMPTY_FUNDS, id: "total", source: "支出预算总额", initialBudget: "1860", adjustedBudget: "1900" }],
  rows: [
    { ...EMPTY_ROW, id: "r1", level3: "在校 学生数", target: "≥1208人", actual: "1211人" },
    { ...EMPTY_ROW, id: "r2", level3: "体质健康达标率", target: "≥92%", actual: "" },
    { ...EMPTY_ROW, id: "r3", level3: "满意度", target: "满意" }, { ...EMPTY_ROW, id: "r4", level3: "重名", target: "1人" }, { ...EMPTY_ROW, id: "r5", level3: "重名", target: "2人" },
    { ...EMPTY_ROW, id: "r6", level3: "区间", target: "10-20人" },
  ],
};

function given(stage: Stage, name: string, rule = rollUpRule("sum"), values: FilingValues | null = VALUES): string {
  const { value, by } = unitPart(rule, name, stage, { code: "1", unit: "一小", values });
  const said = (part: Quantity | { readonly code: string } | null): string => (part === null ? "" : "value" in part ? quantityText(part) : part.code.replace("roll-up.missing.", ""));
  return [said(value), said(by)].filter((part) => part !== "").join(" ");
}

test("F210: a unit gives the target of a goal, and later what was reached", () => {
  assert.deepEqual([given("goal", "在校学生数"), given("self-evaluation", "在校学生数"), given("monitoring", "在校学生数")], ["1208人", "1211人", "1211人"]);
  assert.equal(given("goal", "学生总数", rollUpRule("sum", { from: "在校学生数" })), "1208人");
});

test("F210: what a unit does not give is said, and is no zero", () => {
  assert.equal(given("goal", "食堂数"), "no-row");
  assert.equal(given("self-evaluation", "体质健康达标率"), "blank");
  assert.deepEqual(["满意度", "重名", "区间"].map((name) => given("goal", name)), ["no-number", "several-rows", "no-number"]);
  assert.equal(given("goal", "在校学生数", rollUpRule("sum"), null), "not-reported");
});

test("F210: weights are the budget of the stage, or another indicator of the unit", () => {
  const byBudget = rollUpRule("weighted-mean", { by: "budget" });
  assert.deepEqual([given("goal", "在校学生数", byBudget), given("self-evaluation", "在校学生数", byBudget)], ["1208人 1860万元", "1211人 1900万元"]);
  assert.equal(given("goal", "体质健康达标率", rollUpRule("weighted-mean", { by: "在校学生数" })), "92% 1208人");
  assert.equal(given("goal", "在校学生数", byBudget, { ...VALUES, funds: [] }), "1208人 budget");
});
