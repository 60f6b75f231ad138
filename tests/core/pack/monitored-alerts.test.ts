import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { decimal } from "../../../src/core/basics/decimal.ts";
import { EMPTY_ROW } from "../../../src/core/form/cell-path.ts";
import type { FilingHead, FilingRow, FilingValues } from "../../../src/core/form/filing-values.ts";
import type { AlertRule } from "../../../src/core/pack/alert-rule.ts";
import { monitoredAlerts } from "../../../src/core/pack/monitored-alerts.ts";

const SAID = { title: { zh: "", en: "" }, provenance: "draft", reference: { document: null, unverified: true } } as unknown as Pick<AlertRule, "title" | "provenance" | "reference">;
const RULES: readonly AlertRule[] = [
  { ...SAID, id: "execution-light", value: { red: decimal("60"), yellow: decimal("80") } },
  { ...SAID, id: "goal-money-gap", value: { points: decimal("30") } },
  { ...SAID, id: "zero-value", value: { directions: ["positive"] } },
];
const HEAD: FilingHead = { stage: "monitoring", year: 2026, name: "道路养护", department: "交通局", unit: "养护中心" };
const row = (id: string, cells: Partial<FilingRow>): FilingRow => ({ ...EMPTY_ROW, id, level1: "产出指标", level2: "数量指标", level3: "养护里程", target: "≥100公里", ...cells });
const form = (rows: readonly FilingRow[], funds: Partial<FilingValues["funds"][number]> = {}, month = "6"): FilingValues => ({
  goal: { planned: "", actual: "" }, period: { month }, rows,
  funds: [{ id: "total", source: "年度资金总额", initialBudget: "100", adjustedBudget: "100", executed: "50", expected: "", ...funds }],
});
const told = (values: FilingValues, rules = RULES, head = HEAD): readonly string[] => monitoredAlerts(head, values, rules).map(({ path, severity, message: { code, params } }) => [path, severity, code, ...Object.values(params)].join(" "));

describe("预警 of a monitoring form (F303, F304)", () => {
  test("the light of the money stands at what was paid: red, yellow, and nothing while it is green or cannot be told", () => {
    const at = (executed: string, month = "7", more: Partial<FilingValues["funds"][number]> = {}): readonly string[] => told(form([], { executed, ...more }, month));
    assert.deepEqual(at("30"), ["funds[total].executed warning alert.execution-red 51.43 60 7"]);
    assert.deepEqual(at("40"), ["funds[total].executed note alert.execution-yellow 68.57 80 7"]);
    assert.deepEqual([at("50"), at(""), at("abc"), at("30", ""), at("30", "13"), at("30", "7", { initialBudget: "", adjustedBudget: "" }), at("30", "7", { initialBudget: "0", adjustedBudget: "0" })], [[], [], [], [], [], [], []]);
    assert.deepEqual(at("30", "7", { adjustedBudget: "" }), at("30"), "of the opening budget where there is no other");
  });

  test("money at 50%: a count at 20% is behind by 30 points, at 20.01% it is not; at 80% it is ahead", () => {
    const at = (actual: string): readonly string[] => told(form([row("r1", { actual })]));
    assert.deepEqual(at("20公里"), ["rows[r1].actual warning alert.money-ahead 50.00 20.00 30"]);
    assert.deepEqual(at("80公里"), ["rows[r1].actual warning alert.goal-ahead 50.00 80.00 30"]);
    assert.deepEqual([at("20.01公里"), at("79.99公里"), at("50公里")], [[], [], []]);
    // 49.999…% of a third is decided before it is rounded.
    assert.deepEqual(told(form([row("r1", { target: "≥30000公里", actual: "6000.1公里" })])), []);
  });

  test("a rate, a satisfaction, a ceiling, words and what is not filled run beside no money; a share of the target that is done does", () => {
    for (const cells of [
      { level3: "合格率", target: "≥95%", actual: "10%" }, { level2: "满意度指标", level3: "群众满意度", target: "≥90", actual: "10" }, { level2: "成本指标", level3: "养护成本", target: "≤100万元", actual: "10万元" },
      { actual: "" }, { actual: "按计划推进" }, { target: "", actual: "10公里" }, { target: "≥0公里", actual: "10公里" }, { actual: "10人" },
    ]) assert.deepEqual(told(form([row("r1", cells)])), [], JSON.stringify(cells));
    assert.deepEqual(told(form([row("r1", { target: "≥95%", actual: "已完成10%" })])), ["rows[r1].actual warning alert.money-ahead 50.00 10.00 30"]);
    assert.deepEqual([told(form([row("r1", { actual: "10公里" })], { executed: "" })), told(form([row("r1", { actual: "10公里" })], { adjustedBudget: "", initialBudget: "" }))], [[], []]);
  });

  test("a zero in a positive indicator is told beside the gap; in a ceiling it is good news, and a blank is no zero", () => {
    const zero = form([row("r1", { actual: "0公里" }), row("r2", { level2: "质量指标", level3: "事故数", target: "≤3起", actual: "0起" }), row("r3", { actual: "" }), row("r4", { level3: "合格率", target: "≥95%", actual: "0%" })]);
    assert.deepEqual(told(zero), ["rows[r1].actual warning alert.zero-value", "rows[r1].actual warning alert.money-ahead 50.00 0.00 30", "rows[r4].actual warning alert.zero-value"]);
    const both = RULES.map((rule) => (rule.id === "zero-value" ? { ...rule, value: { directions: ["positive", "reverse"] } } : rule));
    assert.ok(told(zero, both).includes("rows[r2].actual warning alert.zero-value"), "the pack says of which kinds");
  });

  test("the lines are the packs', and what they have no rule for is not told; other stages have none", () => {
    const values = form([row("r1", { actual: "20公里" }), row("r2", { actual: "0公里" })], { executed: "20" });
    const wide = RULES.map((rule) => (rule.id === "goal-money-gap" ? { ...rule, value: { points: decimal("10") } } : rule));
    assert.ok(!told(values).some((one) => one.includes("ahead")) && told(values, wide).some((one) => one.includes("r2") && one.includes("money-ahead 20.00 0.00 10")));
    for (const id of ["execution-light", "goal-money-gap", "zero-value"] as const) {
      const without = told(form([row("r1", { actual: "0公里" })], { executed: "40" }, "12"), RULES.filter((rule) => rule.id !== id));
      assert.equal(without.length, 2, id);
    }
    assert.deepEqual([told(values, []), told(values, RULES, { ...HEAD, stage: "self-evaluation" })], [[], []]);
  });
});
