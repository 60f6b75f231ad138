import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { toShortText } from "../../../src/core/basics/decimal.ts";
import { COLUMN_WORDS } from "../../../src/core/sheet/column-lexicon.ts";
import { FUNDS_WORDS, HEAD_WORDS } from "../../../src/core/sheet/field-lexicon.ts";
import { NOTHING } from "../../../src/core/sheet/label-lexicon.ts";
import { cellAddress, recogniseTables, type Sheet, type SheetCell } from "../../../src/core/sheet/index.ts";
import { CASE_FILES, readCase } from "../../files/cases.ts";
import { Drawing } from "../../files/drawing.ts";
import { drawForm, LAYOUTS } from "../../files/layouts.ts";

const RUNS = process.env["HENGJI_LONG"] === "1" ? 50_000 : 1_000;

const words = [COLUMN_WORDS, HEAD_WORDS, FUNDS_WORDS].flatMap((lists) => Object.values(lists).flat()) as string[];
const labels = fc.constantFrom(
  ...words, "总分", "合计", "小计", "注：1.说明", "其中：财政拨款", "年度资金总额", "年度总体目标", "预期目标", "实际完成情况", "项目支出绩效自评表（2022年度）", "产出指标（50分）", "满意度指标", "数量指标",
  "预算执行率", "中期目标", "年度目标", "单位：万元", "项目名称：甲", "填报单位（盖章）：乙 单位：元", "指标1：", "……", "/", "—", "优", "良", "中", "差",
);
const values = fc.oneof(
  fc.constantFrom("10", "8.5分", "95%", "≥95%", "0.958", "-3", "abc", "854万(甲)", "1,234.5", "2022年12月底前", "定性", "≥", "%", "万元", "目标内容(4分)", "合计：96", "#DIV/0!", "\n", "长".repeat(400)),
  fc.string({ unit: "grapheme", maxLength: 12 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
);
const cell = fc.record({
  column: fc.oneof({ weight: 8, arbitrary: fc.integer({ min: 0, max: 9 }) }, fc.integer({ min: 0, max: 16_383 })),
  kind: fc.constantFrom("text", "text", "text", "number", "date", "boolean", "error", "uncomputed"),
  text: fc.oneof({ weight: 3, arbitrary: labels }, { weight: 2, arbitrary: values }),
  number: fc.oneof(fc.constant(null), fc.double()),
});
const area = fc.tuple(fc.nat(20), fc.nat(12), fc.nat(30), fc.nat(300)).map(([top, left, high, wide]) => ({ top, left, bottom: top + high, right: left + wide }));
const anySheet: fc.Arbitrary<Sheet> = fc
  .record({ name: fc.string({ unit: "grapheme", maxLength: 6 }), hidden: fc.boolean(), rows: fc.array(fc.tuple(fc.nat(40), fc.boolean(), fc.array(cell, { minLength: 1, maxLength: 10 })), { maxLength: 20 }), merges: fc.array(area, { maxLength: 10 }) })
  .map(({ rows, ...sheet }) => ({ ...sheet, rows: inOrder(rows) }));

function inOrder(rows: readonly [number, boolean, { column: number; kind: string; text: string; number: number | null }[]][]): Sheet["rows"] {
  const byIndex = new Map(rows.map(([index, hidden, cells]) => [index, { index, hidden, cells: [...new Map(cells.filter(({ text }) => text.trim() !== "").map((one) => [one.column, { ...one, number: one.kind === "number" ? one.number : null } as SheetCell])).values()].sort((a, b) => a.column - b.column) }]));
  return [...byIndex.values()].filter(({ cells }) => cells.length > 0).sort((a, b) => a.index - b.index);
}

/** Nothing may stand in a table that does not stand in the sheet. */
function check(sheet: Sheet): void {
  const { tables, refused, headings } = recogniseTables(sheet);
  const cells = new Map<string, SheetCell>();
  for (const row of sheet.rows) for (const one of row.cells) cells.set(cellAddress(row.index, one.column), one);
  // Cells under one heading make up one name, so a name is looked for in whole rows, without the cells that say nothing.
  const everything = sheet.rows
    .map((row) => row.cells.filter(({ kind, text }) => kind !== "error" && kind !== "uncomputed" && !NOTHING.test(text.trim())).map(({ text }) => text.replace(/\s+/g, "")).join(""))
    .join("\n");
  for (const { table, problems } of tables) {
    assert.ok(table.indicators.length > 0);
    for (const [path, { sheet: name, cell: address }] of Object.entries(table.places)) {
      assert.equal(name, sheet.name);
      // What was left out has the place of its empty cell; a row has that of a text.
      assert.ok(/^[A-Z]{1,3}[1-9]\d*$/.test(address) && (cells.has(address) || !/^indicators\[\d+\]$/.test(path)), `${path}: ${address}`);
    }
    table.indicators.forEach((row, index) => {
      for (const text of [row.level1, row.level2, row.level3]) if (text !== null) assert.ok(everything.includes(text.replace(/\s+/g, "")), text);
      for (const [field, value] of [["score", row.score], ["points", row.points], ["target", row.targetRaw], ["actual", row.actualRaw], ["reason", row.reason]] as const) {
        const place = table.places[`indicators[${index}].${field}`];
        if (value !== null) assert.ok(place !== undefined && cells.get(place.cell) !== undefined, `${field} of row ${index} is ${typeof value === "string" ? value : toShortText(value)}`);
      }
    });
    for (const problem of problems) assert.ok(problem.code.startsWith("sheet.") && problem.where.startsWith(sheet.name));
  }
  for (const problem of refused) assert.ok(problem.code.startsWith("sheet."));
  assert.ok(headings.length <= 8);
}

test("any sheet is read without a fault, and nothing is invented", () => {
  fc.assert(fc.property(anySheet, check), { numRuns: RUNS, seed: 7 });
});

test("real forms with cells moved, lost, doubled and made wrong are read without a fault, and nothing is invented", () => {
  const forms = CASE_FILES.flatMap((name) => LAYOUTS.map((layout) => {
    const drawing = new Drawing("表");
    drawForm(drawing, readCase(name), layout);
    return drawing.toSheet();
  }));
  const change = fc.record({ row: fc.nat(40), at: fc.nat(12), what: fc.constantFrom("lose", "lose row", "move", "replace", "double"), with: cell, by: fc.integer({ min: -3, max: 3 }) });
  fc.assert(
    fc.property(fc.nat(forms.length - 1), fc.array(change, { minLength: 1, maxLength: 8 }), (form, changes) => {
      const sheet = forms[form]!;
      const rows = sheet.rows.map((row) => [row.index, row.hidden, [...row.cells]] as [number, boolean, SheetCell[]]);
      for (const { row: index, at, what, with: other, by } of changes) {
        const row = rows[index % Math.max(rows.length, 1)];
        if (row === undefined) continue;
        const one = row[2][at % Math.max(row[2].length, 1)];
        if (what === "lose row") rows.splice(rows.indexOf(row), 1);
        else if (what === "double") rows.push([row[0] + 50, row[1], row[2]]);
        else if (one !== undefined) {
          const rest = row[2].filter((cellInRow) => cellInRow !== one);
          row[2] = what === "lose" ? rest : [...rest, what === "move" ? { ...one, column: Math.max(0, one.column + by) } : ({ ...other, column: one.column } as SheetCell)];
        }
      }
      check({ ...sheet, rows: inOrder(rows) });
    }),
    { numRuns: RUNS, seed: 8 },
  );
});
