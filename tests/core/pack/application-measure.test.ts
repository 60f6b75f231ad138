import assert from "node:assert/strict";
import { test } from "node:test";
import { decimal, toText } from "../../../src/core/basics/decimal.ts";
import { gradesNamed, measureFaults, proposeMeasures, type ApplicationMeasure, type ResultFacts } from "../../../src/core/pack/application-measure.ts";

const measure = (id: string, when: string | null, amount: string | null = null): ApplicationMeasure => ({
  id, title: { zh: id, en: id }, provenance: "draft", group: "budget", meaning: { zh: id, en: id }, when, amount, reference: { document: null, unverified: true },
});
const facts = (part: Partial<ResultFacts> = {}): ResultFacts => ({ grade: "中", score: decimal("65"), budget: decimal("120"), executed: decimal("90"), executionRate: decimal("75"), ...part });

test("F506: measures are proposed by what a result is, and those of which nobody can tell are not left out", () => {
  const catalogue = [measure("keep", '等级 = "良"'), measure("cut", '等级 = "中"', "预算数 * 10%"), measure("talk", null), measure("recover", "执行率 < 80%", "预算数 - 执行数")];
  const found = proposeMeasures(catalogue, facts()).map((one) => [one.measure.id, one.proposed, one.amount === null ? null : toText(one.amount)]);
  assert.deepEqual(found, [["cut", "yes", "12.00"], ["recover", "yes", "30.00"], ["talk", "by-hand", null], ["keep", "no", null]]);
});

test("what a condition asks for and nobody said is named, and is no zero", () => {
  const [one] = proposeMeasures([measure("recover", "执行率 < 80%", "预算数 - 执行数")], facts({ executionRate: null, budget: null }));
  assert.deepEqual([one!.proposed, one!.amount, one!.missing], ["unknown", null, ["执行率", "预算数"]]);
});

test("a condition must come to yes or no, and an amount to money", () => {
  const codes = (when: string | null, amount: string | null) => measureFaults({ when, amount }).map(({ field, problem }) => `${field} ${problem.code}`);
  assert.deepEqual(codes('等级 = "差" 且 执行率 < 100%', "预算数 - 执行数"), []);
  assert.deepEqual(codes("得分", "得分 * 2"), ["when pack.condition-not-truth", "amount formula.result-without-unit"]);
  assert.deepEqual(codes("等级 > 3", null), ["when formula.mixed-types"]);
});

test("the grades that a condition compares with are found wherever they stand", () => {
  assert.deepEqual([gradesNamed('等级 = "中" 或 "差" = 等级'), gradesNamed('非 (等级 <> "优")'), gradesNamed(null), gradesNamed("得分 > 1")], [["中", "差"], ["优"], [], []]);
});

test("a formula without end, and one of a million nodes, are refused in bounded time", () => {
  const endless = "(".repeat(100_000);
  const huge = `得分 > 0${" + 1".repeat(500_000)}`;
  for (const when of [endless, huge, `${"非 ".repeat(10_000)}真`, "1 +".repeat(3_000)]) assert.equal(measureFaults({ when, amount: null }).length > 0, true);
});
