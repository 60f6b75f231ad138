import assert from "node:assert/strict";
import { test } from "node:test";
import { toText } from "../../../src/core/basics/decimal.ts";
import { evaluationFrom, selfEvaluationFrom } from "../../../src/core/form/carry-over.ts";
import { EMPTY_ROW } from "../../../src/core/form/cell-path.ts";
import type { FilingHead, FilingRow, FilingValues } from "../../../src/core/form/filing-values.ts";
import { findForm, formFor, frameFor } from "../../../src/core/form/form-for.ts";
import { listFacts } from "../../../src/core/form/list-facts.ts";
import { profileFor } from "../../../src/core/form/profile-for.ts";
import { toPublishedTable } from "../../../src/core/form/published-table.ts";
import { scoreFiling } from "../../../src/core/form/score-filing.ts";
import { dutyToBegin, isChosen, isScored, restingOn, scorerOf, scoresExecution } from "../../../src/core/form/stage.ts";
import { submissionProblems } from "../../../src/core/form/submission-problems.ts";
import { STAGES } from "../../../src/core/form/filing-values.ts";
import { loadDefinitions } from "../../../src/files/load-definitions.ts";

const read = await loadDefinitions();
assert.ok(read.ok);
const packs = read.value;
const wish = { book: "GENERAL_PUBLIC", kind: "department-overall", year: 2025 } as const;
const form = formFor(packs, { ...wish, stage: "evaluation" });
const frame = frameFor(packs, form);
const head = (stage: FilingHead["stage"]): FilingHead => ({ stage, year: 2025, name: "交通运输局部门整体支出", department: "交通运输局", unit: "交通运输局" });

const row = (id: string, level1: string, level3: string, target: string, points: string): FilingRow => ({ ...EMPTY_ROW, id, level1, level2: "数量指标", level3, target, points });
const goal: FilingValues = {
  goal: { planned: "养护公路1260公里。", actual: "" },
  funds: [{ id: "total", source: "支出预算总额", initialBudget: "4860", adjustedBudget: "", executed: "" }],
  rows: [row("r1", "产出指标", "公路养护里程", "≥1260公里", "50"), row("r2", "效益指标", "公交站点覆盖率", "≥88%", "30"), row("r3", "满意度指标", "群众出行满意度", "≥90%", "10")],
};
const begun = evaluationFrom(goal, form, frame);

/** Everything found as the standard asks, and paid. */
const whole: FilingValues = {
  ...begun, goal: { ...begun.goal, actual: "主要任务完成。" }, funds: begun.funds.map((line) => ({ ...line, adjustedBudget: line.id === "total" ? "4860" : "", executed: line.id === "total" ? "4800" : "" })),
  rows: begun.rows.map((one) => ({ ...one, target: one.target || "按计划完成", actual: "已经完成", score: one.points, reason: "按核查情况评分。" })),
};
const changed = (level3: string, cells: Partial<FilingRow>): FilingValues => ({ ...whole, rows: whole.rows.map((one) => (one.level3 === level3 ? { ...one, ...cells } : one)) });
const told = (values: FilingValues): string[] => submissionProblems(head("evaluation"), values, packs, form).map(({ code, where }) => `${code} ${where.replace(/^.*\./, "")}`);

test("the properties of a stage are said once, of each stage", () => {
  assert.deepEqual(STAGES.map((stage) => [stage, isScored(stage), scoresExecution(stage), scorerOf(stage), isChosen(stage), dutyToBegin(stage), restingOn(stage)]), [
    ["goal", false, false, "unit", false, "filing.start", ["self-evaluation", "evaluation"]],
    ["monitoring", false, false, "unit", false, "filing.start", []],
    ["self-evaluation", true, true, "unit", false, "filing.start", ["application"]],
    ["evaluation", true, false, "finance", true, "evaluation.start", ["application"]],
    ["application", false, false, "unit", false, "evaluation.start", []],
  ]);
});

test("R51 F406: the same body's self-evaluation and evaluation go by different forms, frames, weights and profiles", () => {
  const own = formFor(packs, { ...wish, stage: "self-evaluation" });
  assert.deepEqual([own.id, frameFor(packs, own).id, form.id, frame.id], ["department-self-evaluation", "department-overall", "evaluation-department-overall", "evaluation-department-overall"]);
  assert.deepEqual(frameFor(packs, own).groups.map(({ level1, points }) => `${level1} ${points}`), ["产出指标 50", "效益指标 30", "满意度指标 10"]);
  assert.deepEqual(frame.groups.map(({ level1, points }) => `${level1} ${points}`), ["履职 30", "管理 30", "效果 20", "满意度 10", "可持续 10"]);
  assert.deepEqual([profileFor(packs, 2025).id, profileFor(packs, 2025, "self-evaluation").id, profileFor(packs, 2025, "monitoring").id, profileFor(packs, 2025, "evaluation").id], ["cn-national-2021", "cn-national-2021", "cn-national-2021", "cn-evaluation-overall"]);

  const self = selfEvaluationFrom(goal, own);
  const reached = { ...self, funds: self.funds.map((line) => ({ ...line, adjustedBudget: "4860", executed: "2430" })), rows: self.rows.map((one) => ({ ...one, score: one.points })) };
  const [unit, finance] = [scoreFiling(head("self-evaluation"), reached, packs), scoreFiling(head("evaluation"), { ...whole, funds: reached.funds }, packs)];
  // Half of the money costs the self-evaluation five of its ten points of execution; an evaluation has it among its lines alone.
  assert.deepEqual([toText(unit.effective!.total), unit.effective!.by, unit.effective!.grade, unit.lines[0]!.rowId], ["95.00", "unit", "优", "execution"]);
  assert.deepEqual([toText(finance.effective!.total), finance.effective!.by, finance.effective!.grade, finance.lines.some(({ rowId }) => rowId === "execution")], ["100.00", "finance", "优", false]);
  assert.deepEqual([unit.totals.finance, finance.totals.unit], [null, null]);
});

test("F406: it begins with the lines of its scheme, and takes from the goal what was intended and the money; nothing is zero", () => {
  assert.equal(begun.rows.length, 19);
  assert.ok(begun.rows.every(({ actual, score, reason }) => actual === "" && score === "" && reason === ""));
  assert.deepEqual([begun.goal, begun.funds[0]!.initialBudget, begun.funds[0]!.executed], [{ planned: "养护公路1260公里。", actual: "" }, "4860", ""]);
  assert.ok(begun.rows.every(({ level3 }) => goal.rows.every((one) => one.level3 !== level3)));
  assert.equal(listFacts(head("evaluation"), begun, packs).scoreMillionths, null);
  assert.equal(scoreFiling(head("evaluation"), changed("预算完成率", { score: "" }), packs).effective, null, "a line without a score leaves no total");
  const table = toPublishedTable(head("evaluation"), whole, "effective", profileFor(packs, 2025, "evaluation"));
  assert.deepEqual([table.form, toText(table.totalPoints!), toText(table.totalScore!), table.project.executionScore, toText(table.project.executionRate!)], ["evaluation", "100", "100.00", null, "98.77"]);
});

test("F406: each line has a standard, a finding, a score and, where points are lost, its grounds; each part the points of the scheme", () => {
  assert.deepEqual(told(whole), []);
  // A page knows the one profile of the record and no other.
  assert.deepEqual(submissionProblems(head("evaluation"), whole, { profiles: [profileFor(packs, 2025, "evaluation")] }, form), []);
  for (const [values, expected] of [
    [changed("预算完成率", { score: "5", reason: "" }), ["filing.lost-without-grounds reason"]],
    [changed("预算完成率", { score: "" }), ["filing.score-missing score"]],
    [changed("预算完成率", { score: "很好" }), ["filing.number-unreadable score"]],
    [changed("预算完成率", { score: "-1" }), ["filing.score-negative score"]],
    [changed("预算完成率", { score: "7" }), ["filing.score-above-points score"]],
    [changed("预算完成率", { score: "5.555" }), ["filing.score-too-fine score"]],
    [changed("预算完成率", { target: "" }), ["filing.standard-missing target"]],
    [changed("预算完成率", { actual: " " }), ["filing.actual-missing actual"]],
    [changed("预算完成率", { level3: "" }), ["filing.indicator-unnamed level3"]],
    [changed("预算完成率", { points: "" }), ["filing.line-without-points points"]],
    [changed("预算完成率", { points: "7" }), ["filing.part-points points"]],
    [changed("预算完成率", { target: "100%", actual: "90%", score: "6", reason: "" }), ["filing.override-without-reason reason"]],
    [{ ...whole, goal: { ...whole.goal, actual: "" } }, ["filing.goal-actual-missing actual"]],
    [{ ...whole, rows: [] }, ["filing.no-indicators rows"]],
  ] as const) assert.deepEqual(told(values), expected, JSON.stringify(expected));
  // Where no form says what a part has, the whole is still a hundred.
  assert.deepEqual(submissionProblems(head("evaluation"), changed("预算完成率", { points: "7" }), packs).map(({ code }) => code), ["filing.points-not-hundred"]);
});

test("a project has no form of evaluation, rather than the department's", () => {
  assert.equal(findForm(packs, { ...wish, kind: "project", stage: "evaluation" }), null);
  assert.equal(findForm(packs, { ...wish, kind: "unit-overall", stage: "evaluation" })?.id, "evaluation-department-overall");
});
