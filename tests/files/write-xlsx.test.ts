import assert from "node:assert/strict";
import { test } from "node:test";
import ExcelJS from "exceljs";
import fc from "fast-check";
import { strFromU8, unzipSync } from "fflate";
import { decimal } from "../../src/core/basics/decimal.ts";
import { pickForm } from "../../src/core/layout/form.ts";
import type { Layout } from "../../src/core/layout/layout.ts";
import { layOutTable } from "../../src/core/layout/lay-out-table.ts";
import { layOutList } from "../../src/core/layout/list-layout.ts";
import { markLayout } from "../../src/core/layout/mark-layout.ts";
import { leastScale } from "../../src/core/layout/measure.ts";
import { cellText } from "../../src/files/sheet-text.ts";
import { writeXlsx } from "../../src/files/write-xlsx.ts";
import { speak } from "../../src/words/index.ts";
import { anyTable, nationalForms, publishedTable, publishedTables, RUNS } from "../core/layout/tables.ts";
import { finding, sayWith } from "../core/recheck/rechecked.ts";

const forms = await nationalForms();
const say = speak("zh-CN");

async function opened(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Buffer.from(bytes) as unknown as ExcelJS.Buffer);
  return book;
}

function listOf(texts: readonly string[]): Layout {
  return layOutList({ title: "题", columns: [{ title: "名", width: 60 }], rows: texts.map((text) => [text]) }, say);
}

/** Text of a cell as a reader sees it, whatever way it was stored. */
function textOf(cell: ExcelJS.Cell): string {
  const { value } = cell;
  if (value === null || value === undefined) return "";
  if (typeof value === "object" && "richText" in value) return value.richText.map(({ text }) => text).join("");
  return String(value);
}

/** The layout's rows begin below the title, its stamp and its lines. */
function topOf(layout: Layout): number {
  return (layout.stamp === "" ? 0 : 1) + 1 + layout.lines.length;
}

function assertSame(sheet: ExcelJS.Worksheet, layout: Layout): void {
  const top = topOf(layout);
  const merges = new Set((sheet.model.merges ?? []) as readonly string[]);
  layout.rows.forEach(({ cells }, index) => {
    for (const one of cells) {
      const first = sheet.getCell(top + index + 1, one.column + 1);
      if (one.number === null) assert.equal(textOf(first), cellText(one.text), first.address);
      else assert.equal(first.value, Number(one.text.replace(/,/g, "")), first.address);
      if (one.rows > 1 || one.columns > 1) {
        const last = sheet.getCell(top + index + one.rows, one.column + one.columns);
        assert.ok(merges.has(`${first.address}:${last.address}`), `${first.address}:${last.address} is merged`);
      }
    }
  });
}

test("each published table reads back from its workbook with the same texts, numbers and merges", async () => {
  const sheets = publishedTables().map((table) => ({ name: table.id, layout: layOutTable(table, pickForm(forms, table.form)!, say) }));
  const book = await opened(await writeXlsx(sheets));
  assert.equal(book.worksheets.length, 44);
  sheets.forEach(({ layout }, index) => assertSame(book.worksheets[index]!, layout));
});

test("any table reads back the same", async () => {
  await fc.assert(fc.asyncProperty(anyTable, fc.constantFrom(...forms), async (table, form) => {
    const layout = layOutTable(table, form, say);
    assertSame((await opened(await writeXlsx([{ name: "表", layout }]))).worksheets[0]!, layout);
  }), { numRuns: RUNS > 100 ? 300 : 20, seed: 20260103 });
});

test("the same layouts give the same bytes, today and in ten years", async (context) => {
  context.mock.timers.enable({ apis: ["Date"], now: Date.UTC(2026, 5, 1) });
  const first = await writeXlsx([{ name: "表", layout: listOf(["甲"]) }]);
  context.mock.timers.setTime(Date.UTC(2036, 8, 9, 10, 11, 12));
  assert.deepEqual(await writeXlsx([{ name: "表", layout: listOf(["甲"]) }]), first);
});

test("text that looks like a formula, a number, a date or an error stays text, also when it is edited", async () => {
  const dangerous = ["=1+1", "=cmd|'/c calc'!A1", "+1", "-1", "@SUM(1)", "\t=1", "\uFF1D1"];
  const other = ["#N/A", "#REF!", "0123", "1e5", "TRUE", "2022-12-30", "_x0041_", "_X0041_x0042_", " 空 ", "a&b<c>\"'"];
  const texts = [...dangerous, ...other];
  const bytes = await writeXlsx([{ name: "表", layout: listOf(texts) }]);
  const sheet = (await opened(bytes)).worksheets[0]!;
  texts.forEach((text, index) => {
    const cell = sheet.getCell(index + 3, 1);
    assert.equal(textOf(cell), text);
    if (dangerous.includes(text)) assert.equal(cell.numFmt, "@", text);
  });
  assert.doesNotMatch(strFromU8(unzipSync(bytes)["xl/worksheets/sheet1.xml"]!), /<f>|t="e"|t="b"/);
});

test("numbers keep the decimals they were printed with, and more digits than a workbook holds stay text", async () => {
  const values = ["22.50", "0.0000012", "-3", "123456789012345", "1234567890123456.78"];
  const layout = layOutList({ title: "题", columns: [{ title: "数", width: 60 }], rows: values.map((value) => [decimal(value)]) }, say);
  const sheet = (await opened(await writeXlsx([{ name: "表", layout }]))).worksheets[0]!;
  const read = values.map((_, index) => sheet.getCell(index + 3, 1));
  assert.deepEqual(read.map(({ value }) => value), [22.5, 0.0000012, -3, 123456789012345, "1234567890123456.78"]);
  assert.deepEqual(read.slice(0, 3).map(({ numFmt }) => numFmt), ["0.00", "0.0000000", "0"]);
});

test("hostile text makes no broken file: control characters, half characters, too much of it", async () => {
  const texts = ["a\u0000b", "x\ud800y", "\uffff", "长".repeat(40_000), "末".repeat(32_747) + "😀".repeat(20)];
  const bytes = await writeXlsx([{ name: "表", layout: listOf(texts) }]);
  const sheet = (await opened(bytes)).worksheets[0]!;
  const read = texts.map((_, index) => textOf(sheet.getCell(index + 3, 1)));
  assert.deepEqual(read.slice(0, 3), ["a\ufffdb", "x\ufffdy", "\ufffd"]);
  for (const text of read) assert.ok(text.length <= 32_767);
  assert.match(read[3]!, /长… \(\+7253\)$/);
  assert.doesNotMatch(read[4]!, /[\ud800-\udbff](?![\udc00-\udfff])/);
});

test("names of sheets fit every program and stay apart", async () => {
  const names = ["", "History", "a/b:c*[d]?\\e", "'引号'", "很长".repeat(30), "很长".repeat(30), "ABC", "abc", "（2）"];
  const book = await opened(await writeXlsx(names.map((name) => ({ name, layout: listOf([]) }))));
  const written = book.worksheets.map(({ name }) => name);
  assert.equal(new Set(written.map((name) => name.toLowerCase())).size, names.length);
  for (const name of written) assert.match(name, /^[^[\]:*?/\\]{1,31}$/);
  assert.equal(written[2], "a b c d e");
  assert.equal(written[5]!.endsWith(" (2)"), true);
});

test("a list can be filtered and stays under its frozen head; sums are left out of the filter", async () => {
  const layout = layOutList({ title: "题", lines: ["说明"], columns: [{ title: "名", width: 60 }, { title: "数", width: 30 }], rows: [["甲", 1], ["乙", 2]], total: ["合计", 3] }, say);
  const sheet = (await opened(await writeXlsx([{ name: "a b'(1)", layout }]))).worksheets[0]!;
  assert.equal(sheet.autoFilter, "A3:B5");
  assert.equal((sheet.views[0] as { ySplit?: number }).ySplit, 3);
  assert.equal(sheet.pageSetup.fitToWidth, 1);
  assert.equal(sheet.pageSetup.printTitlesRow, "3:3");
});

test("a form prints on A4 with its head on every page, and findings are notes at their cells and lines below", async () => {
  const table = publishedTable("jishan-medical-insurance-2020.json");
  const words = sayWith("zh-CN", { "finding.x": "有一处问题。", "finding.x.advice": "请核对。" });
  const layout = markLayout(layOutTable(table, pickForm(forms, table.form)!, words), [finding("x", "error", "total_score"), finding("x", "warning", "")], words);
  const bytes = await writeXlsx([{ name: "表", layout }]);
  const sheet = (await opened(bytes)).worksheets[0]!;
  assert.equal(sheet.pageSetup.orientation, "portrait");
  assert.equal(sheet.pageSetup.paperSize, 9);
  assert.equal(sheet.pageSetup.printTitlesRow, "10:10");
  assert.equal(sheet.headerFooter.oddFooter, "第 &P 页，共 &N 页");
  const total = sheet.getCell(topOf(layout) + layout.rows.length, 8);
  assert.equal(total.value, 94);
  assert.match(JSON.stringify(total.note), /1\. 错误 有一处问题。 请核对。/);
  const below = sheet.getColumn(1).values.map(String);
  assert.ok(below.includes("1. 错误 有一处问题。 请核对。") && below.includes("2. 疑点 有一处问题。 请核对。"));
  const parts = unzipSync(bytes);
  assert.match(strFromU8(parts["docProps/app.xml"]!), /<Application>Hengji</);
  assert.match(strFromU8(parts["docProps/core.xml"]!), /<dc:creator>Hengji</);
});

test("F204: a form that is a row or two too long for its page is printed on one, a little smaller; a long one takes its pages", async () => {
  const table = publishedTable("jishan-medical-insurance-2020.json");
  const form = pickForm(forms, table.form)!;
  const printed = async (rows: number): Promise<{ pages: number | undefined; millimetres: number }> => {
    const layout = layOutTable({ ...table, indicators: Array.from({ length: rows }, () => table.indicators[0]!) }, form, say);
    const sheet = (await opened(await writeXlsx([{ name: "表", layout }]))).worksheets[0]!;
    let points = 0;
    sheet.eachRow({ includeEmpty: true }, ({ height }) => void (points += height));
    return { pages: sheet.pageSetup.fitToHeight, millimetres: (points / 72) * 25.4 };
  };
  const page = 297 - 2 * form.paper.margin;
  const sheets = await Promise.all(Array.from({ length: 30 }, (_, index) => printed(index + 1)));
  assert.ok(sheets.some(({ pages, millimetres }) => pages === 1 && millimetres > page), "one that is longer than the page is made to fit");
  const least = leastScale(form);
  for (const { pages, millimetres } of sheets) assert.equal(pages, millimetres * least <= page - 5.08 ? 1 : 0, String(millimetres));
  assert.deepEqual([sheets[0]!.pages, sheets[29]!.pages], [1, 0]);
});

test("row heights leave room for text in merged cells, within what a program allows", async () => {
  const table = publishedTable("jishan-medical-insurance-2020.json");
  const goal = { planned: "长".repeat(600), actual: "长".repeat(5000) };
  const layout = layOutTable({ ...table, goal }, pickForm(forms, table.form)!, say);
  const sheet = (await opened(await writeXlsx([{ name: "表", layout }]))).worksheets[0]!;
  const row = topOf(layout) + layout.rows.findIndex(({ cells }) => cells.some(({ path }) => path === "goal.planned")) + 1;
  assert.equal(sheet.getRow(row).height, 409);
});
