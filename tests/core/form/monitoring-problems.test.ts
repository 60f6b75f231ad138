import assert from "node:assert/strict";
import { test } from "node:test";
import { monitoringFrom } from "../../../src/core/form/carry-over.ts";
import type { FilingFunds, FilingRow, FilingValues } from "../../../src/core/form/filing-values.ts";
import { causesOf } from "../../../src/core/form/monitoring-problems.ts";
import { toPublishedTable } from "../../../src/core/form/published-table.ts";
import { submissionProblems } from "../../../src/core/form/submission-problems.ts";
import { definitions, goal, goalHead } from "./filings.ts";

const head = { ...goalHead, stage: "monitoring" } as const;
const form = definitions.forms.find(({ id }) => id === "monitoring")!;
const EXPECTED: Readonly<Record<string, string>> = { r1: "0.85万元", r2: "1512公里", r3: "96%", r4: "99.2%", r5: "91%" };

const MONEY: Readonly<Record<string, Partial<FilingFunds>>> = { total: { executed: "806", expected: "1310" }, appropriation: { executed: "800", expected: "1300" }, other: { executed: "6", expected: "10" } };

/** Monitored with nothing to be said against it. */
const begun = monitoringFrom(goal, form, 8);
const monitored: FilingValues = {
  ...begun,
  funds: begun.funds.map((line) => ({ ...line, adjustedBudget: line.initialBudget, ...MONEY[line.id] })),
  rows: begun.rows.map((row) => ({ ...row, actual: EXPECTED[row.id]!, expected: EXPECTED[row.id]!, certain: "√" })),
};
const withRow = (id: string, cells: Partial<FilingRow>): FilingValues => ({ ...monitored, rows: monitored.rows.map((row) => (row.id === id ? { ...row, ...cells } : row)) });
const withMoney = (id: string, cells: Partial<FilingFunds>): FilingValues => ({ ...monitored, funds: monitored.funds.map((line) => (line.id === id ? { ...line, ...cells } : line)) });
const found = (values: FilingValues): string[] => submissionProblems(head, values, definitions).map(({ code, where }) => `${code} ${where}`);

test("monitoring begins from the goal: indicators and targets stand, what is monitored is empty, and its money lines are the form's", () => {
  assert.deepEqual(begun.period, { month: "8" });
  assert.deepEqual(begun.rows.map(({ level3, target, points }) => [level3, target, points]), goal.rows.map(({ level3, target, points }) => [level3, target, points]));
  assert.ok(begun.rows.every((row) => row.actual === "" && row.expected === "" && row.certain === "" && row.causeOther === "" && row.note === ""));
  assert.deepEqual(begun.funds.map(({ id, source, initialBudget, expected }) => [id, source, initialBudget, expected]), [
    ["total", "年度资金总额", "1310", ""], ["appropriation", "本年一般公共预算拨款", "1300", ""], ["carried-over", "上年结转资金", "", ""], ["other", "其他资金", "10", ""],
  ]);
});

test("what is filled in may be handed on", () => assert.deepEqual(found(monitored), []));

const CASES: readonly (readonly [says: string, values: FilingValues, problems: readonly string[]])[] = [
  ["no value so far", withRow("r2", { actual: "" }), ["filing.actual-missing rows[r2].actual"]],
  ["nothing expected", withRow("r2", { expected: " " }), ["filing.expected-missing rows[r2].expected"]],
  ["no likelihood", withRow("r2", { certain: "" }), ["filing.likelihood-missing rows[r2].certain"]],
  ["two likelihoods", withRow("r2", { possible: "√", causeFunding: "√", reason: "拨款晚" }), ["filing.likelihood-twice rows[r2].certain"]],
  ["a possible deviation that nobody accounts for", withRow("r2", { certain: "", possible: "√" }), ["filing.cause-missing rows[r2].causeFunding", "filing.deviation-without-reason rows[r2].reason"]],
  ["a cause without a reason", withRow("r2", { causePersonnel: "√" }), ["filing.deviation-without-reason rows[r2].reason"]],
  ["a reason without a cause", withRow("r2", { certain: "", impossible: "√", reason: "人手不足" }), ["filing.cause-missing rows[r2].causeFunding"]],
  ["less expected than the target, and said to be certain", withRow("r2", { expected: "1400公里" }), ["filing.cause-missing rows[r2].causeFunding", "filing.deviation-without-reason rows[r2].reason"]],
  ["more expected than a limit", withRow("r1", { expected: "0.9万元" }), ["filing.cause-missing rows[r1].causeFunding", "filing.deviation-without-reason rows[r1].reason"]],
  ["accounted for", withRow("r2", { expected: "1400公里", certain: "", possible: "V", causeFunding: "✓", reason: "拨款较晚，10月补做。" }), []],
  ["words in a box", withRow("r2", { causeOther: "下雨", reason: "雨季长" }), ["filing.not-a-tick rows[r2].causeOther"]],
  ["no money expected", withMoney("total", { expected: "" }), ["filing.amount-missing funds[total].expected"]],
  ["less than was spent", withMoney("other", { expected: "5" }), ["filing.expected-below-executed funds[other].expected"]],
  ["parts that are not the whole", withMoney("appropriation", { executed: "700" }), ["filing.funds-sum funds[total].executed"]],
];

for (const [says, values, problems] of CASES) test(says, () => assert.deepEqual(found(values), problems));

test("ticks are read as they are typed", () => {
  const [row] = withRow("r1", { causeFunding: "√", causeHardware: " 是 ", causeOther: "?", certain: "v" }).rows;
  assert.deepEqual(causesOf(row!), ["causeFunding", "causeHardware"]);
});

test("the table it prints has the rates of the months so far, and no points, scores or totals", () => {
  const table = toPublishedTable(head, monitored, "effective", definitions.profiles[0]!);
  assert.deepEqual([table.form, table.month, table.totalPoints, table.totalScore, table.project.executionScore], ["monitoring", 8, null, null, null]);
  // 806 of 1310, 800 of 1300, nothing of nothing, 6 of 10.
  assert.deepEqual([table.project.executionRate, table.project.fundsRows.map(({ executionRateRaw }) => executionRateRaw)], [{ units: 6153, scale: 2 }, ["61.54%", null, "60%"]]);
  assert.ok(table.indicators.every(({ points, score, monitored: cells }) => points === null && score === null && cells?.certain === "√"));
});
