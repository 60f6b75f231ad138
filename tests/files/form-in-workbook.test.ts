import assert from "node:assert/strict";
import { test } from "node:test";
import ExcelJS from "exceljs";
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

test("F204: an amount is taken as it was typed, not as a cell with two decimals shows it", async () => {
  const { book, sheet } = await edited(goalFiling);
  const budget = cellSaying(sheet, "年初预算数");
  const points = cellSaying(sheet, "分值");
  const total = sheet.getCell(budget.row + 1, budget.column);
  assert.equal(total.numFmt, "#,##0.00", "a spreadsheet shows what is typed here with two decimals");
  total.value = 1500.555;
  sheet.getCell(points.row + 1, points.column).value = 12.5;
  const target = cellSaying(sheet, "指标值");
  const share = sheet.getCell(target.row + 1, target.column);
  Object.assign(share, { value: 0.955, numFmt: "0.0%" });
  const read = await readBack(book, goalFiling);
  assert.ok(read.ok, JSON.stringify(read));
  assert.deepEqual([read.value.funds[0]!.initialBudget, read.value.rows[0]!.points, read.value.rows[0]!.target], ["1500.555", "12.5", "95.5%"]);
});

test("F204: levels that are merged over other rows than they were drawn come back row by row, merged or not", async () => {
  const { book, sheet } = await edited(goalFiling);
  const at = cellSaying(sheet, "一级指标");
  const row = (index: number) => sheet.getCell(at.row + 1 + index, at.column);
  const drawn = goal.rows.map(({ level1 }) => level1);
  const last = drawn.lastIndexOf("产出指标");
  const first = drawn.indexOf("产出指标");
  assert.ok(last > first, "output stands in several rows");
  sheet.unMergeCells(at.row + 1 + first, at.column, at.row + 1 + last, at.column);
  for (let index = first; index <= last; index += 1) row(index).value = index === first ? "产出指标" : index === last ? "成本指标" : null;
  const read = await readBack(book, goalFiling);
  assert.ok(read.ok, JSON.stringify(read));
  assert.deepEqual(read.value.rows.map(({ level1 }) => level1), drawn.map((level1, index) => (index === last ? "成本指标" : level1)));
});

test("F204: lines that somebody deleted, put in between or renamed are those rows, whose remarks and cards stay with them", async () => {
  const carded: FilingValues = { ...goal, rows: goal.rows.map((row) => ({ ...row, card: `TRA-000${row.id.slice(1)}@1`, baseline: row.id })) };
  const drawn: FilingToDraw = { ...goalFiling, values: carded };
  const { book, sheet } = await edited(drawn);
  const at = cellSaying(sheet, "三级指标");
  sheet.getCell(at.row + 2, at.column).value = "列养里程";
  sheet.spliceRows(at.row + 3, 1);
  sheet.spliceRows(at.row + 4, 0, []);
  sheet.getCell(at.row + 4, at.column).value = "路产案件结案率";
  const read = await readBack(book, drawn);
  assert.ok(read.ok, JSON.stringify(read));
  const [first, second, third, fourth, fifth] = goal.rows;
  assert.deepEqual(read.value.rows.map(({ id, level3, card, baseline }) => [id, level3, card, baseline]), [
    ["r1", first!.level3, "TRA-0001@1", "r1"], ["r2", "列养里程", undefined, "r2"], ["r4", fourth!.level3, "TRA-0004@1", "r4"],
    ["r6", "路产案件结案率", undefined, ""], ["r5", fifth!.level3, "TRA-0005@1", "r5"],
  ]);
  assert.ok(second !== undefined && third !== undefined);
});

/** The workbook of a form as another program opens it. */
async function edited(drawn: FilingToDraw): Promise<{ book: ExcelJS.Workbook; sheet: ExcelJS.Worksheet }> {
  const layout = drawFiling(drawn, speak("zh-CN"));
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Uint8Array.from(await writeXlsx([{ name: layout.title, layout }])).buffer);
  return { book, sheet: book.worksheets[0]! };
}

async function readBack(book: ExcelJS.Workbook, against: FilingToDraw): Promise<ReturnType<typeof formInWorkbook>> {
  const grids = readGrids(new Uint8Array(await book.xlsx.writeBuffer()));
  assert.ok(grids.ok);
  return formInWorkbook(grids.value, against, definitions.forms);
}

/** The first cell that says this. */
function cellSaying(sheet: ExcelJS.Worksheet, text: string): { row: number; column: number } {
  for (let row = 1; row <= sheet.rowCount; row += 1) {
    for (let column = 1; column <= sheet.columnCount; column += 1) if (sheet.getCell(row, column).value === text) return { row, column };
  }
  throw new Error(`no cell says ${text}`);
}

test("changes are laid upon what somebody has typed meanwhile", () => {
  const typed: FilingValues = { ...goal, rows: goal.rows.map((row) => (row.id === "r3" ? { ...row, target: "≥97%" } : row)) };
  const changed: FilingValues = { ...goal, goal: { ...goal.goal, planned: "新目标。" }, rows: goal.rows.map((row) => (row.id === "r2" ? { ...row, points: "18" } : row)) };
  const laid = laidUpon(typed, changed, differences(goal, changed));
  assert.deepEqual([laid.goal.planned, laid.rows[1]!.points, laid.rows[2]!.target], ["新目标。", "18", "≥97%"]);
  const grown: FilingValues = { ...goal, rows: [...goal.rows, { ...goal.rows[0]!, id: "r9", level3: "新指标" }] };
  assert.deepEqual(laidUpon(typed, grown, differences(goal, grown)).rows.map(({ id }) => id), grown.rows.map(({ id }) => id));
});
