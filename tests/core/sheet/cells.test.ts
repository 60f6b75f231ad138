import assert from "node:assert/strict";
import { test } from "node:test";
import { cellAddress, columnLetters, recogniseTables, type CellKind, type Sheet } from "../../../src/core/sheet/index.ts";
import { comparable } from "../../files/cases.ts";
import { sheetOf } from "./sheet-of.ts";

const HEADINGS = "一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 分值 | 得分 | 偏差原因分析";

/** One indicator with its target, actual value, points, score and reason as given. */
function indicatorOf(cells: string, kind?: { column: number; kind: CellKind; text: string }): { indicator: Record<string, unknown>; problems: unknown[] } {
  const sheet = sheetOf(`${HEADINGS}\n产出指标 | 数量指标 | 某 | ${cells}`);
  const { tables } = recogniseTables(kind === undefined ? sheet : withCell(sheet, kind));
  assert.equal(tables.length, 1);
  const { table, problems } = tables[0]!;
  return { indicator: comparable(table.indicators[0]) as Record<string, unknown>, problems: problems.map(({ code, where, params }) => [code, where, params["text"]]) };
}

function withCell(sheet: Sheet, { column, kind, text }: { column: number; kind: CellKind; text: string }): Sheet {
  const rows = sheet.rows.map((row) => (row.index === 1 ? { ...row, cells: [...row.cells.filter((cell) => cell.column !== column), { column, kind, text, number: null }].sort((a, b) => a.column - b.column) } : row));
  return { ...sheet, rows };
}

test("dashes, slashes and stars are nothing, not zero and not text", () => {
  for (const mark of ["/", "／", "*", "＊", "-", "—", "——", "－", "…", "\\"]) {
    const { indicator, problems } = indicatorOf(`${mark} | 5 | ${mark} | ${mark} | ${mark}`);
    assert.deepEqual([indicator["targetRaw"], indicator["points"], indicator["score"], indicator["reason"], problems], [null, null, null, null, []], mark);
  }
});

test("points and scores are read as people write them", () => {
  for (const [written, value] of [["10", "10"], ["8.5分", "8.5"], ["１０", "10"], ["１０．５", "10.5"], ["10%", "10"], ["1 0", "10"], ["0", "0"]] as const) {
    const { indicator, problems } = indicatorOf(`1 | 1 | ${written} | ${written} |`);
    assert.deepEqual([indicator["points"], indicator["score"], problems], [value, value, []], written);
  }
});

test("what is no number is said with its cell and left out", () => {
  for (const written of ["abc", "10/10", "十", "NaN", "1e400", "1,2", "8.5.5", "1".repeat(70)]) {
    const { indicator, problems } = indicatorOf(`1 | 1 | ${written} | 5 |`);
    const shown = written.length > 40 ? `${written.slice(0, 40)}…` : written;
    assert.deepEqual([indicator["points"], problems], [null, [["sheet.not-a-number", "自评表!F2", shown]]], written);
  }
});

test("negative points and scores are the table's own; recheck speaks of them", () => {
  const { indicator, problems } = indicatorOf("1 | 1 | -3 | -2 |");
  assert.deepEqual([indicator["points"], indicator["score"], problems], ["-3", "-2", []]);
});

test("a failed formula and one without its value are said with their cells and left out", () => {
  const failed = indicatorOf("1 | 1 | 10 | |", { column: 6, kind: "error", text: "#DIV/0!" });
  assert.deepEqual([failed.indicator["score"], failed.problems], [null, [["sheet.error-cell", "自评表!G2", "#DIV/0!"]]]);
  const uncomputed = indicatorOf("1 | 1 | 10 | |", { column: 3, kind: "uncomputed", text: "=" });
  assert.deepEqual([uncomputed.indicator["targetRaw"], uncomputed.problems], [null, [["sheet.formula-without-value", "自评表!D2", "="]]]);
});

test("a number shown as a dash or in brackets is the number", () => {
  const { indicator } = indicatorOf("1 | 1 | 10 | |", { column: 6, kind: "number", text: "-" });
  assert.equal(indicator["score"], null);
  const sheet = withCell(sheetOf(`${HEADINGS}\n产出指标 | 数量指标 | 某 | 1 | 1 | 10 | |`), { column: 6, kind: "number", text: "-" });
  const zero = { ...sheet, rows: sheet.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => (cell.text === "-" ? { ...cell, number: 0 } : cell)) })) };
  assert.equal(comparable(recogniseTables(zero).tables[0]!.table.indicators[0]!.score), "0");
});

test("line breaks made to fit a column are taken out, lists keep theirs", () => {
  const { indicator } = indicatorOf("≥\\n95% | 按时\\n完成 | 5 | 5 | 一、资金未到位；\\n二、政策调整。");
  assert.deepEqual([indicator["targetRaw"], indicator["actualRaw"], indicator["reason"]], ["≥95%", "按时完成", "一、资金未到位；\n二、政策调整。"]);
});

test("the rate is read in percent, and the amounts settle what a bare number means", () => {
  const rate = (amounts: string, written: string): unknown => {
    const { tables } = recogniseTables(sheetOf(`
项目名称 | 某
项目资金（万元） | | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分
 | 年度资金总额 | ${amounts} | 10 | ${written} | 9
${HEADINGS}
产出指标 | 数量指标 | 某 | 1 | 1 | 90 | 90
`));
    const { project } = tables[0]!.table;
    return [comparable(project.executionRate), project.executionRateRaw];
  };
  assert.deepEqual(rate("29 | 27.8", "0.958"), ["95.8", "0.958"]);
  assert.deepEqual(rate("29 | 27.8", "95.8"), ["95.8", "95.8"]);
  assert.deepEqual(rate("100 | 1", "1"), ["1", "1"]);
  assert.deepEqual(rate("100 | 100", "1"), ["100", "1"]);
  assert.deepEqual(rate(" | ", "79.27"), ["79.27", "79.27"]);
  assert.deepEqual(rate(" | ", "0.9867"), ["98.67", "0.9867"]);
  assert.deepEqual(rate("0 | 0", "0"), ["0", "0"]);
  assert.deepEqual(rate("100 | 0", "０％"), ["0", "０％"]);
});

test("amounts: separators, units behind them, and a unit that is not the table's", () => {
  const funds = (amount: string): { value: unknown; problems: string[] } => {
    const { tables } = recogniseTables(sheetOf(`
项目名称 | 某
项目资金（万元） | | 全年预算数 | 全年执行数 | 执行率
 | 年度资金总额 | ${amount} | 1 | 1%
${HEADINGS}
产出指标 | 数量指标 | 某 | 1 | 1 | 90 | 90
`));
    return { value: comparable(tables[0]!.table.project.adjustedBudget), problems: tables[0]!.problems.map(({ code }) => code) };
  };
  assert.deepEqual(funds("1,234,567.891"), { value: "1234567.891", problems: [] });
  assert.deepEqual(funds("854万(高标准农田建设400万元,示范建设295万元)"), { value: "854", problems: [] });
  assert.deepEqual(funds("９２６５．３５"), { value: "9265.35", problems: [] });
  assert.deepEqual(funds("3877元"), { value: null, problems: ["sheet.amount-unit"] });
  assert.deepEqual(funds("约100"), { value: null, problems: ["sheet.not-a-number"] });
});

test("hidden rows and sheets are read and said", () => {
  const sheet = sheetOf(`${HEADINGS}\n产出指标 | 数量指标 | 一 | 1 | 1 | 5 | 5\n | | 二 | 1 | 1 | 5 | 5`);
  const hidden = { ...sheet, hidden: true, rows: sheet.rows.map((row) => ({ ...row, hidden: row.index === 2 })) };
  const { table, problems } = recogniseTables(hidden).tables[0]!;
  assert.equal(table.indicators.length, 2);
  assert.deepEqual(problems.map(({ code, params }) => [code, params["rows"] ?? params["sheet"]]), [["sheet.hidden-rows", "3"], ["sheet.hidden-sheet", "自评表"]]);
});

test("a value that was left out has the place of its own cell, that of the whole area where cells are merged", () => {
  const { table } = recogniseTables(sheetOf(`
项目名称 | 某
项目资金（万元） | | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分
 | 年度资金总额 | 10 | 10 | | 10 | |
一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 分值 | 得分 | 偏差原因分析
产出指标 | 数量指标 | 一 | 1 | 1 | 10 | |
 | | 二 | | | 10 | 10 |
 | 质量指标 | 三 | 1 | 1 | 20 | |
 | | 四 | 1 | 1 | | |
总分 | | | | | 100 | |
`, "F7:F8 G7:G8")).tables[0]!;
  const at = (path: string): string | undefined => table.places[path]?.cell;
  assert.deepEqual(
    ["indicators[0].score", "indicators[0].reason", "indicators[1].target", "indicators[1].actual", "indicators[2].score", "indicators[3].score", "indicators[3].points", "indicators[3].actual"].map(at),
    ["G5", "H5", "D6", "E6", "G7", "G7", "F7", "E8"],
  );
  assert.deepEqual(
    ["project.executed", "project.execution_rate", "project.execution_score", "project.initial_budget", "total_score", "total_points"].map(at),
    ["E3", "G3", "H3", "C3", "G9", "F9"],
  );
});

test("a value the form does not ask for has no place", () => {
  const { table } = recogniseTables(sheetOf("一级指标 | 二级指标 | 三级指标 | 指标值\n产出指标 | 数量指标 | 一 | 1")).tables[0]!;
  assert.deepEqual(Object.keys(table.places), ["indicators[0]", "indicators[0].target"]);
});

test("addresses", () => {
  assert.deepEqual([0, 25, 26, 701, 702, 16383].map(columnLetters), ["A", "Z", "AA", "ZZ", "AAA", "XFD"]);
  assert.equal(cellAddress(6, 2), "C7");
});
