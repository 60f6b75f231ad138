import assert from "node:assert/strict";
import { test } from "node:test";
import { decimal } from "../../../src/core/basics/decimal.ts";
import type { FilingHead, FilingValues } from "../../../src/core/form/filing-values.ts";
import { submissionProblems } from "../../../src/core/form/submission-problems.ts";
import { rules } from "../../../src/core/smart/index.ts";
import { catalogue } from "../../../src/words/catalogue.ts";
import { LANGUAGES, speak } from "../../../src/words/index.ts";
import { definitions, goal, goalHead, row, selfEvaluation, selfHead, withRow, withTotal } from "./filings.ts";

function told(head: FilingHead, values: FilingValues): string[] {
  const problems = submissionProblems(head, values, definitions);
  for (const { code, where, params } of problems) {
    for (const language of LANGUAGES) {
      const sentence = speak(language)(`problem.${code}`, { where, ...params });
      assert.ok(catalogue[language][`problem.${code}.advice`] !== undefined, `${language} ${code}`);
      assert.doesNotMatch(sentence, /problem\.|\{\{/, `${language} ${code}`);
    }
  }
  return problems.map(({ code, where }) => `${code} ${where}`);
}

test("a filing with nothing against it has no problems", () => {
  assert.deepEqual(told(goalHead, goal), []);
  assert.deepEqual(told(selfHead, selfEvaluation), []);
});

test("F204: points that are not the profile's sum are refused, be it 90 or 100: a hundredth below, a hundredth above, and the other of the two", () => {
  const under = (whole: string, points: string): readonly string[] => {
    const own = { ...definitions, profiles: definitions.profiles.map((profile) => ({ ...profile, goalFormSum: { ...profile.goalFormSum, value: decimal(whole) } })) };
    const others = goal.rows.filter(({ id }) => id !== "r2").reduce((total, one) => total + Number(one.points), 0);
    return submissionProblems(goalHead, withRow(goal, "r2", { points: (Number(points) - others).toFixed(2) }), own).map(({ code }) => code);
  };
  for (const [whole, sums] of [["90", ["89.99", "90.01", "100"]], ["100", ["99.99", "100.01", "90"]]] as const) {
    assert.deepEqual(under(whole, whole), [], whole);
    for (const sum of sums) assert.deepEqual(under(whole, sum), ["filing.lint.weights-sum"], `${sum} of ${whole}`);
  }
});

const GOALS: readonly (readonly [name: string, values: FilingValues, expected: readonly string[]])[] = [
  ["no goal", { ...goal, goal: { planned: " ", actual: "" } }, ["filing.goal-missing goal.planned"]],
  ["no indicators", { ...goal, rows: [row("e", { level1: "产出指标", level2: "数量指标" })] }, ["filing.no-indicators rows"]],
  ["no level", withRow(goal, "r2", { level1: "" }), ["filing.level-missing rows[r2].level1"]],
  ["no name", withRow(goal, "r2", { level3: "" }), ["filing.lint.name-missing rows[r2].level3"]],
  ["no target", withRow(goal, "r2", { target: "" }), ["filing.lint.target-missing rows[r2].target"]],
  ["a letter among digits", withRow(goal, "r2", { target: "≥15l2公里" }), ["filing.lint.target-unreadable rows[r2].target"]],
  ["no unit", withRow(goal, "r2", { target: "≥1512" }), []],
  ["no points in one row", withRow(goal, "r2", { points: "" }), ["filing.lint.weight-missing rows[r2].points", "filing.lint.weights-sum "]],
  ["words for points", withRow(goal, "r2", { points: "二十" }), ["filing.number-unreadable rows[r2].points", "filing.lint.weights-sum "]],
  ["no points at all", { ...goal, rows: goal.rows.map((one) => ({ ...one, points: "" })) }, ["filing.points-missing rows"]],
  ["points of nothing", withRow(withRow(goal, "r2", { points: "0" }), "r1", { points: "40" }), ["filing.lint.weight-not-positive rows[r2].points"]],
  ["a sum of 95", withRow(goal, "r2", { points: "25" }), ["filing.lint.weights-sum "]],
  ["no such day", withRow(goal, "r2", { target: "2026年2月30日前" }), ["filing.lint.impossible-date rows[r2].target"]],
  ["no money", { ...goal, funds: [] }, ["filing.funds-missing funds"]],
  ["no total", withTotal(goal, { initialBudget: "" }), ["filing.amount-missing funds[total].initialBudget"]],
  ["parts that are not the whole", withTotal(goal, { initialBudget: "1311" }), ["filing.funds-sum funds[total].initialBudget"]],
  ["words for money", withTotal(goal, { initialBudget: "一千" }), ["filing.amount-unreadable funds[total].initialBudget"]],
  ["finer than a fen", withTotal(goal, { initialBudget: "1310.0000001" }), ["filing.amount-too-fine funds[total].initialBudget"]],
];
for (const [name, values, expected] of GOALS) {
  test(`a goal with ${name}`, () => {
    if (expected.length === 0) assert.notDeepEqual(told(goalHead, values), []);
    else assert.deepEqual(told(goalHead, values), expected);
  });
}

const SELF: readonly (readonly [name: string, values: FilingValues, expected: readonly string[]])[] = [
  ["nothing reached", { ...selfEvaluation, goal: { ...selfEvaluation.goal, actual: "" } }, ["filing.goal-actual-missing goal.actual"]],
  ["no actual value", withRow(selfEvaluation, "r2", { actual: "" }), ["filing.actual-missing rows[r2].actual"]],
  ["no score", withRow(selfEvaluation, "r2", { score: "" }), ["filing.score-missing rows[r2].score"]],
  ["words for a score", withRow(selfEvaluation, "r2", { score: "满分" }), ["filing.number-unreadable rows[r2].score"]],
  ["more than the points", withRow(selfEvaluation, "r2", { score: "21", reason: "超额" }), ["filing.score-above-points rows[r2].score"]],
  ["less than nothing", withRow(selfEvaluation, "r2", { score: "-1", reason: "x" }), ["filing.score-negative rows[r2].score"]],
  ["three decimals", withRow(selfEvaluation, "r2", { score: "19.995", reason: "x" }), ["filing.score-too-fine rows[r2].score"]],
  ["a score of its own without a reason", withRow(selfEvaluation, "r2", { score: "19" }), ["filing.override-without-reason rows[r2].reason"]],
  ["a department's without a reason", withRow(selfEvaluation, "r4", { departmentScore: "18" }), ["filing.department-override-without-reason rows[r4].departmentReason"]],
  ["a department's that changes nothing", withRow(selfEvaluation, "r4", { departmentScore: "19.39" }), []],
  ["finance's without a reason", withRow(selfEvaluation, "r4", { departmentScore: "18", departmentReason: "x", financeScore: "19" }), ["filing.finance-override-without-reason rows[r4].financeReason"]],
  ["finance's above the points", withRow(selfEvaluation, "r5", { financeScore: "11", financeReason: "x" }), ["filing.score-above-points rows[r5].financeScore"]],
  ["no budget", withTotal(selfEvaluation, { adjustedBudget: "" }), ["filing.amount-missing funds[total].adjustedBudget"]],
  ["nothing executed", withTotal(selfEvaluation, { executed: "" }), ["filing.amount-missing funds[total].executed"]],
  ["parts that are not what was executed", withTotal(selfEvaluation, { executed: "1168.75" }), ["filing.funds-sum funds[total].executed"]],
  ["a budget of zero", { ...selfEvaluation, funds: [{ ...selfEvaluation.funds[0]!, adjustedBudget: "0", executed: "0" }] }, ["filing.budget-zero funds[total].adjustedBudget"]],
];
for (const [name, values, expected] of SELF) test(`a self-evaluation with ${name}`, () => assert.deepEqual(told(selfHead, values), expected));

test("a reason says why, so a missed target with its score is no obstacle, nor is what a person decides", () => {
  assert.deepEqual(told(selfHead, withRow(selfEvaluation, "r2", { score: "15", reason: "里程核减" })), []);
  assert.deepEqual(told(selfHead, withRow(selfEvaluation, "r2", { target: "效果明显", actual: "群众反映较好", score: "18" })), []);
});

test("every error of the linter has its words as a problem of a filing", () => {
  for (const { code, severity } of rules) {
    if (severity !== "error") continue;
    for (const language of LANGUAGES) for (const key of [`problem.filing.lint.${code}`, `problem.filing.lint.${code}.advice`]) assert.ok(catalogue[language][key], `${language} ${key}`);
  }
});
