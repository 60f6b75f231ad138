import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import ExcelJS from "exceljs";
import { writeXlsx } from "hucre";
import { readTables, type ReadOutcome } from "../../src/files/read-tables.ts";
import { CASE_FILES, comparable, readCase, withoutOrigin } from "./cases.ts";
import { Drawing } from "./drawing.ts";
import { expectedFrom } from "./expected-table.ts";
import { drawForm, LAYOUTS } from "./layouts.ts";

const FOLDER = new URL("workbooks/", import.meta.url);

type Row = Record<string, string | null>;

function read(name: string, bytes: Uint8Array): ReadOutcome[] {
  return [...readTables({ name, bytes })];
}

function lines(outcome: ReadOutcome): string[] {
  assert.ok(outcome.kind === "table");
  return (comparable(outcome.table.indicators) as Row[]).map((row) => [row["level1"], row["level2"], row["level3"], row["targetRaw"], row["actualRaw"], row["points"], row["score"], row["reason"]].map((value) => value ?? "").join("|"));
}

test("LibreOffice: computed formulas, percents, dates, rich text, merged areas, a hidden sheet of choices", () => {
  const outcomes = read("自评表.xlsx", new Uint8Array(readFileSync(new URL("libreoffice-self-evaluation.xlsx", FOLDER))));
  assert.equal(outcomes.length, 1);
  const [outcome] = outcomes;
  assert.deepEqual(lines(outcome!), [
    "产出指标|数量指标|养护里程|≥300公里|300公里|20|20|", "产出指标|质量指标|验收合格率|95%|98.67%|15|14.2|", "产出指标|时效指标|完成时间|2022-12-30|2022-12-25|15|15|",
    "效益指标|社会效益指标|群众出行条件|明显改善|达成预期指标|30|28.5|部分路段施工较晚", "满意度指标|服务对象满意度指标|沿线群众满意度|90%|92%|10|10|",
  ]);
  assert.ok(outcome?.kind === "table");
  const table = comparable(outcome.table) as { project: unknown; totalPoints: unknown; totalScore: unknown };
  assert.deepEqual(table.project, {
    name: "农村公路养护", department: "某县交通运输局", unit: "某县公路管理站", fundsUnit: "万元", initialBudget: "60", adjustedBudget: "65.66", executed: "65.07",
    executionPoints: "10", executionRate: "99.1", executionRateRaw: "99.10%", executionScore: "9.91",
    fundsRows: [{ source: "当年财政拨款", initialBudget: "60", adjustedBudget: "65.66", executed: "65.07", executionRateRaw: "99.10%" }, { source: "其他资金", initialBudget: "0", adjustedBudget: "0", executed: "0", executionRateRaw: null }],
  });
  assert.deepEqual([table.totalPoints, table.totalScore, outcome.table.complete, outcome.problems], ["100", "97.61", true, []]);
});

test("LibreOffice: a list, with the hidden row said", () => {
  const outcomes = read("汇总.xlsx", new Uint8Array(readFileSync(new URL("libreoffice-list.xlsx", FOLDER))));
  assert.deepEqual(outcomes.map((outcome) => (outcome.kind === "table" ? [outcome.table.id, outcome.table.project.name, outcome.table.project.unit, outcome.table.year, outcome.problems.map(({ code }) => code)] : null)), [
    ["汇总-1", "设备购置", "甲局", 2023, ["sheet.hidden-rows"]], ["汇总-2", "人员培训", "甲局", 2023, []], ["汇总-3", "设备购置", "乙局", 2023, []],
  ]);
  assert.deepEqual(lines(outcomes[0]!), ["产出指标|数量指标|购置台数|10|9|50|45|供货延迟", "效益指标|社会效益指标|使用率|90%|93%|40|40|"]);
});

test("exceljs: every published table in every layout", async () => {
  for (const layout of LAYOUTS) {
    const book = new ExcelJS.Workbook();
    for (const name of CASE_FILES) {
      const drawing = new Drawing(name.slice(0, 28).replace(/[^a-z-]/g, ""));
      drawForm(drawing, readCase(name), layout);
      const sheet = book.addWorksheet(drawing.name);
      for (const [row, cells] of drawing.rows()) {
        for (const [column, { value, format }] of cells) {
          const cell = sheet.getCell(row + 1, column + 1);
          cell.value = value;
          if (format !== null) cell.numFmt = format;
        }
      }
      for (const { top, left, bottom, right } of drawing.merges) sheet.mergeCells(top + 1, left + 1, bottom + 1, right + 1);
    }
    compareAll(read("全部.xlsx", new Uint8Array(await book.xlsx.writeBuffer())), layout);
  }
});

test("exceljs: a formula without its value, a failed one, dates of 1904 and links", async () => {
  const book = new ExcelJS.Workbook();
  book.properties.date1904 = true;
  const sheet = book.addWorksheet("表");
  sheet.addRow(["一级指标", "二级指标", "三级指标", "指标值", "完成值", "分值", "得分"]);
  sheet.addRow(["产出指标", "数量指标", { text: "有链接", hyperlink: "https://example.org" }, new Date(Date.UTC(2022, 11, 30)), "按时", { formula: "5+5", result: 10 }, { formula: "F2*E2" }]);
  sheet.addRow(["产出指标", "质量指标", "二", "≥95%", { formula: "1/0", result: { error: "#DIV/0!" } }, 10, 9]);
  sheet.getCell("D2").numFmt = "yyyy-mm-dd";
  const [outcome] = read("a.xlsx", new Uint8Array(await book.xlsx.writeBuffer()));
  assert.deepEqual(lines(outcome!), ["产出指标|数量指标|有链接|2022-12-30|按时|10||", "产出指标|质量指标|二|≥95%||10|9|"]);
  assert.ok(outcome?.kind === "table");
  assert.deepEqual(outcome.problems.map(({ code, where }) => [code, where]), [["sheet.formula-without-value", "表!G2"], ["sheet.error-cell", "表!E3"]]);
});

test("hucre: every published table in every layout", async () => {
  for (const layout of LAYOUTS) {
    const sheets = CASE_FILES.map((name) => {
      const drawing = new Drawing(name.slice(0, 28).replace(/[^a-z-]/g, ""));
      const end = drawForm(drawing, readCase(name), layout);
      const rows: (string | number | null)[][] = Array.from({ length: end + 1 }, () => []);
      const styles = new Map<string, { style: { numFmt: string } }>();
      for (const [row, cells] of drawing.rows()) {
        for (const [column, { value, format }] of cells) {
          rows[row]![column] = value;
          if (format !== null) styles.set(`${row},${column}`, { style: { numFmt: format } });
        }
      }
      const merges = drawing.merges.map(({ top, left, bottom, right }) => ({ startRow: top, startCol: left, endRow: bottom, endCol: right }));
      return { name: drawing.name, rows: rows.map((row) => Array.from(row, (value) => value ?? null)), cells: styles, merges };
    });
    compareAll(read("全部.xlsx", await writeXlsx({ sheets })), layout);
  }
});

function compareAll(outcomes: readonly ReadOutcome[], layout: (typeof LAYOUTS)[number]): void {
  assert.equal(outcomes.length, CASE_FILES.length, layout.name);
  outcomes.forEach((outcome, index) => {
    assert.ok(outcome.kind === "table");
    const table = readCase(CASE_FILES[index]!);
    assert.deepEqual(comparable(withoutOrigin(outcome.table)), comparable(expectedFrom(table, layout)), `${table.id}, ${layout.name}`);
    assert.deepEqual(outcome.problems, []);
  });
}
