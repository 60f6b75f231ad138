import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { add, decimal, parseDecimal, sum, toText } from "../../../src/core/basics/decimal.ts";
import { cellOfFinding } from "../../../src/core/form/cell-path.ts";
import type { FilingValues } from "../../../src/core/form/filing-values.ts";
import { profileFor } from "../../../src/core/form/profile-for.ts";
import { toPublishedTable } from "../../../src/core/form/published-table.ts";
import { scoreFiling } from "../../../src/core/form/score-filing.ts";
import { recheck } from "../../../src/core/recheck/index.ts";
import type { Profile } from "../../../src/core/score/profile.ts";
import { definitions, goal, goalHead, row, selfEvaluation, selfHead, withRow, withTotal } from "./filings.ts";

const numRuns = process.env["HENGJI_LONG"] === "1" ? 10_000 : 200;
const text = (value: Parameters<typeof toText>[0] | null): string | null => (value === null ? null : toText(value));
const lineOf = (values: FilingValues, id: string, packs: { profiles: readonly Profile[] } = definitions) => scoreFiling(selfHead, values, packs).lines.find(({ rowId }) => rowId === id)!;

test("execution is computed, each line is rounded, and the total is their exact sum with its grade", () => {
  const scores = scoreFiling(selfHead, selfEvaluation, definitions);
  assert.deepEqual(scores.lines.map(({ rowId, suggested, effective }) => [rowId, text(suggested), text(effective)]), [
    ["execution", "9.00", "9.00"], ["r1", "20.00", "20.00"], ["r2", "20.00", "20.00"], ["r3", "20.00", "20.00"], ["r4", "19.39", "19.39"], ["r5", "10.00", "10.00"],
  ]);
  assert.deepEqual([text(scores.effective!.total), scores.effective!.by, scores.effective!.grade], ["98.39", "unit", "优"]);
  assert.deepEqual([scores.totals.department, scores.totals.finance], [null, null]);
  assert.equal(scores.profile.id, "cn-national-2021");
});

test("the last hand that gave a score of its own counts, and whose it is is said", () => {
  const department = withRow(selfEvaluation, "r4", { departmentScore: "18", departmentReason: "佐证不足" });
  const finance = withRow(withRow(department, "r4", { financeScore: "17.5" }), "r5", { financeScore: "9" });
  const scored = scoreFiling(selfHead, finance, definitions);
  assert.deepEqual([text(scored.totals.unit), text(scored.totals.department), text(scored.totals.finance)], ["98.39", "97.00", "95.50"]);
  assert.deepEqual([text(scored.effective!.total), scored.effective!.by], ["95.50", "finance"]);
  assert.deepEqual([scored.lines[4]!.effectiveBy, scored.lines[5]!.effectiveBy, scored.lines[1]!.effectiveBy], ["finance", "finance", "unit"]);
  assert.equal(scoreFiling(selfHead, department, definitions).effective!.by, "department");
});

test("every suggestion is explained, and a finding of the recheck leads to the same cell", () => {
  const r4 = lineOf(selfEvaluation, "r4");
  assert.ok(r4.trace!.some(({ code, params }) => code === "trace.arithmetic" && params["score"] === "19.39"));
  assert.equal(r4.path, "rows[r4].score");
  const table = toPublishedTable(selfHead, withRow(selfEvaluation, "r4", { score: "20", reason: "" }), "unit", profileFor(definitions, 2026));
  const found = recheck(table, profileFor(definitions, 2026), "").findings.find(({ code }) => code === "score.full-though-missed");
  assert.equal(cellOfFinding(selfEvaluation, found!.path), "rows[r4].score");
  assert.deepEqual(recheck(toPublishedTable(selfHead, selfEvaluation, "unit", profileFor(definitions, 2026)), profileFor(definitions, 2026), "").findings, []);
});

test("paths of a table lead back to cells, and to none where nobody types", () => {
  const cases: readonly (readonly [path: string, cell: string | null])[] = [
    ["indicators[0].score", "rows[r1].score"], ["indicators[4]", "rows[r5].level3"], ["indicators[9].score", null], ["project.executed", "funds[total].executed"],
    ["project.funds_rows[0].executed", "funds[appropriation].executed"], ["project.funds_rows[1]", "funds[other].source"], ["goal.planned", "goal.planned"],
    ["project.execution_score", null], ["total_score", null], ["", null],
  ];
  for (const [path, cell] of cases) assert.equal(cellOfFinding(selfEvaluation, path), cell, path);
});

test("while a line is missing there is no total, and missing is not zero", () => {
  for (const values of [withRow(selfEvaluation, "r2", { score: "" }), withRow(selfEvaluation, "r2", { score: "满分" }), withTotal(selfEvaluation, { executed: "" }), withTotal(selfEvaluation, { adjustedBudget: "0" })]) {
    assert.equal(scoreFiling(selfHead, values, definitions).effective, null);
  }
  assert.equal(scoreFiling(selfHead, { ...selfEvaluation, rows: [] }, definitions).effective, null);
  assert.equal(scoreFiling(goalHead, goal, definitions).effective, null);
  assert.equal(text(scoreFiling(selfHead, withRow(selfEvaluation, "r2", { score: "0" }), definitions).effective!.total), "78.39");
});

test("points that do not come to a hundred get a total and no grade", () => {
  const scores = scoreFiling(selfHead, withRow(selfEvaluation, "r5", { points: "8", score: "8" }), definitions);
  assert.deepEqual([text(scores.effective!.total), scores.effective!.grade], ["96.39", null]);
});

test("rows that nobody filled are no lines, and keep their place in the table", () => {
  const padded = { ...selfEvaluation, rows: [row("e1", { level1: "产出指标" }), ...selfEvaluation.rows] };
  assert.deepEqual(scoreFiling(selfHead, padded, definitions).lines.map(({ rowId }) => rowId), ["execution", "r1", "r2", "r3", "r4", "r5"]);
  assert.equal(toPublishedTable(selfHead, padded, "unit").indicators.length, 6);
});

test("a profile's threshold and its automatic deduction are part of the suggestion", () => {
  const [base] = definitions.profiles.filter(({ id }) => id === "cn-national-2021");
  const threshold: Profile = { ...base!, passRatio: { ...base!.passRatio, value: decimal("0.6") } };
  assert.equal(text(lineOf(withRow(selfEvaluation, "r2", { actual: "800公里" }), "r2", { profiles: [threshold] }).suggested), "0.00");
  assert.equal(text(lineOf(withRow(selfEvaluation, "r2", { actual: "800公里" }), "r2").suggested), "10.58");
  const auto: Profile = { ...base!, overFulfilment: { ...base!.overFulfilment, value: { ...base!.overFulfilment.value, mode: "auto" } } };
  assert.equal(text(lineOf(withRow(selfEvaluation, "r2", { actual: "3600公里" }), "r2", { profiles: [auto] }).suggested), "16.00");
});

test("the profile is the one of the budget year", () => {
  assert.deepEqual([2018, 2020, 2021, 2026].map((year) => profileFor(definitions, year).id), ["cn-national-2020", "cn-national-2020", "cn-national-2021", "cn-national-2021"]);
  assert.throws(() => profileFor({ profiles: [] }, 2026), RangeError);
});

test("whatever is typed, the total is the exact sum of the lines' scores", () => {
  const score = fc.tuple(fc.integer({ min: 0, max: 2000 }), fc.constantFrom("", " ", "分")).map(([units, unit]) => `${toText({ units, scale: 2 })}${unit}`);
  const maybe = fc.option(score, { nil: "" });
  fc.assert(
    fc.property(fc.array(fc.tuple(score, maybe, maybe), { minLength: 5, maxLength: 5 }), (typed) => {
      const values = { ...selfEvaluation, rows: selfEvaluation.rows.map((one, index) => ({ ...one, score: typed[index]![0], departmentScore: typed[index]![1], financeScore: typed[index]![2] })) };
      const { effective, lines } = scoreFiling(selfHead, values, definitions);
      const counted = typed.map((hands) => parseDecimal((hands.findLast((one) => one.trim() !== "") ?? "").replace("分", "").trim())!);
      assert.equal(toText(effective!.total), toText(add(sum(counted), decimal("9.00"))));
      assert.equal(toText(effective!.total), toText(sum(lines.map((line) => line.effective!))));
    }),
    { seed: 48, numRuns },
  );
});
