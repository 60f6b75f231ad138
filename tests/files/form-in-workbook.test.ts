import assert from "node:assert/strict";
import { test } from "node:test";
import { profileFor } from "../../src/core/form/profile-for.ts";
import type { FilingValues } from "../../src/core/form/filing-values.ts";
import { laidUpon } from "../../src/core/form/laid-upon.ts";
import { differences } from "../../src/core/form/differences.ts";
import { drawFiling, type FilingToDraw } from "../../src/files/draw-filing.ts";
import { formInWorkbook } from "../../src/files/form-in-workbook.ts";
import { readGrids } from "../../src/files/read-grid.ts";
import { writeXlsx } from "../../src/files/write-xlsx.ts";
import { LANGUAGES, speak, type Language } from "../../src/words/index.ts";
import { definitions, goal, goalHead, selfEvaluation, selfHead } from "../core/form/filings.ts";

const formOf = (id: string) => definitions.forms.find((form) => form.id === id)!;
const goalFiling: FilingToDraw = { head: goalHead, values: goal, form: formOf("goal"), profile: profileFor(definitions, 2026), demo: true, drafts: [] };
const selfFiling: FilingToDraw = { ...goalFiling, head: selfHead, values: selfEvaluation, form: formOf("self-evaluation") };

/** Drawn, written, and read back against another state of the same filing. */
async function through(drawn: FilingToDraw, against: FilingToDraw, language: Language = "zh-CN"): Promise<ReturnType<typeof formInWorkbook>> {
  const layout = drawFiling(drawn, speak(language));
  const grids = readGrids(await writeXlsx([{ name: layout.title, layout }]));
  assert.ok(grids.ok);
  return formInWorkbook(grids.value, against, definitions.forms);
}

const codes = (read: ReturnType<typeof formInWorkbook>): readonly unknown[] => (read.ok ? [] : read.problems.map(({ code, params }) => [code, params["found"]]));

for (const language of LANGUAGES) {
  test(`${language}: a form that nobody changed says nothing new, and a changed cell comes back as it is typed`, async () => {
    for (const filing of [goalFiling, selfFiling]) {
      const same = await through(filing, filing, language);
      assert.ok(same.ok, JSON.stringify(same));
      assert.deepEqual(same.value, filing.values);
      const changed: FilingValues = { ...filing.values, goal: { ...filing.values.goal, planned: "改写的目标。\n第二段。" }, rows: filing.values.rows.map((row, index) => (index === 1 ? { ...row, level3: "列养里程", target: "≥1520公里" } : row)) };
      const read = await through({ ...filing, values: changed }, filing, language);
      assert.ok(read.ok, JSON.stringify(read));
      assert.deepEqual(differences(filing.values, read.value), differences(filing.values, changed));
    }
  });
}

test("the level of several rows is one cell of the workbook, and changes them all", async () => {
  const renamed: FilingValues = { ...goal, rows: goal.rows.map((row) => (row.level1 === "产出指标" ? { ...row, level1: "产出" } : row)) };
  const read = await through({ ...goalFiling, values: renamed }, goalFiling);
  assert.ok(read.ok);
  assert.deepEqual(read.value.rows.map(({ level1 }) => level1), renamed.rows.map(({ level1 }) => level1));
});

test("what the form computes is never taken for typing", async () => {
  const read = await through({ ...selfFiling, values: { ...selfEvaluation, funds: selfEvaluation.funds.map((line) => (line.id === "total" ? { ...line, executed: "1000" } : line)) } }, selfFiling);
  assert.ok(read.ok);
  assert.deepEqual(differences(selfEvaluation, read.value).map(({ path }) => path), ["funds[total].executed"]);
});

test("another form, year or project is refused by its name", async () => {
  assert.deepEqual(codes(await through(selfFiling, goalFiling)), [["form-workbook.other-form", "项目支出绩效自评表"]]);
  assert.deepEqual(codes(await through({ ...goalFiling, head: { ...goalHead, year: 2025 } }, goalFiling)), [["form-workbook.other-year", "（2025年度）"]]);
  assert.deepEqual(codes(await through({ ...goalFiling, head: { ...goalHead, name: "桥梁检测" } }, goalFiling)), [["form-workbook.other-project", "桥梁检测"]]);
  // A row fewer than the saved form has: what stands where is not known any more.
  assert.deepEqual(codes(await through({ ...selfFiling, values: { ...selfEvaluation, rows: selfEvaluation.rows.slice(1) } }, selfFiling)).map((one) => (one as unknown[])[0]), ["form-workbook.moved"]);
});

test("changes are laid upon what somebody has typed meanwhile", () => {
  const typed: FilingValues = { ...goal, rows: goal.rows.map((row) => (row.id === "r3" ? { ...row, target: "≥97%" } : row)) };
  const changed: FilingValues = { ...goal, goal: { ...goal.goal, planned: "新目标。" }, rows: goal.rows.map((row) => (row.id === "r2" ? { ...row, points: "18" } : row)) };
  const laid = laidUpon(typed, changed, differences(goal, changed));
  assert.deepEqual([laid.goal.planned, laid.rows[1]!.points, laid.rows[2]!.target], ["新目标。", "18", "≥97%"]);
  const grown: FilingValues = { ...goal, rows: [...goal.rows, { ...goal.rows[0]!, id: "r9", level3: "新指标" }] };
  assert.deepEqual(laidUpon(typed, grown, differences(goal, grown)).rows.map(({ id }) => id), grown.rows.map(({ id }) => id));
});
