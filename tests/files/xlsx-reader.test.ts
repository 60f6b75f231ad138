import assert from "node:assert/strict";
import { test } from "node:test";
import type { Sheet } from "../../src/core/sheet/index.ts";
import { DEFAULT_READ_LIMITS, InflateBudget, type ReadLimits } from "../../src/files/read-limits.ts";
import { Refusal } from "../../src/files/refusal.ts";
import { openWorkbook } from "../../src/files/xlsx-reader.ts";
import { readZip } from "../../src/files/zip.ts";
import { Drawing, workbookParts, zipOf } from "./drawing.ts";

type Parts = Record<string, string | Uint8Array>;

function sheetsOf(parts: Parts, limits: Partial<ReadLimits> = {}): Sheet[] {
  const bounds = { ...DEFAULT_READ_LIMITS, ...limits };
  const workbook = openWorkbook(readZip(zipOf(parts), bounds), new InflateBudget(bounds, 0));
  return workbook.sheets.map((entry) => workbook.readSheet(entry));
}

/** A workbook whose only sheet has this XML inside its `sheetData`, with parts replaced. */
function withRows(rows: string, replaced: Parts = {}, after = ""): Parts {
  const parts: Parts = workbookParts([new Drawing("表")]);
  parts["xl/worksheets/sheet1.xml"] = `<worksheet xmlns="urn:x"><sheetData>${rows}</sheetData>${after}</worksheet>`;
  return { ...parts, ...replaced };
}

const WITH_STRINGS = (items: string): Parts => ({
  "xl/sharedStrings.xml": `<sst>${items}</sst>`,
  "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="s" Type="http://x/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="t" Type="http://x/styles" Target="styles.xml"/></Relationships>`,
});

function cellsOf(parts: Parts): [string, string, string, number | null][] {
  return sheetsOf(parts).flatMap(({ rows }) => rows.flatMap(({ index, cells }) => cells.map((cell): [string, string, string, number | null] => [`${String.fromCharCode(65 + cell.column)}${index + 1}`, cell.kind, cell.text, cell.number])));
}

function refusalOf(parts: Parts, limits: Partial<ReadLimits> = {}): [string, string] | null {
  try {
    sheetsOf(parts, limits);
  } catch (error) {
    assert.ok(error instanceof Refusal, String(error));
    return [error.problem.code, error.problem.where];
  }
  return null;
}

test("shared strings: runs are joined, pronunciation is dropped, control characters come back", () => {
  const strings = "<si><t>一</t></si><si><r><rPr><b/></rPr><t>三级</t></r><r><t xml:space=\"preserve\">指标 </t></r><rPh sb=\"0\" eb=\"1\"><t>sanji</t></rPh></si><si><t>a_x000D_b_x005F_x000D_</t></si><si><t/></si><si><t>_xD800_</t></si>";
  assert.deepEqual(cellsOf(withRows('<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c><c r="E1" t="s"><v>4</v></c></row>', WITH_STRINGS(strings))), [
    ["A1", "text", "一", null], ["B1", "text", "三级指标", null], ["C1", "text", "a\rb_x000D_", null], ["E1", "text", "_xD800_", null],
  ]);
});

test("every kind of cell", () => {
  assert.deepEqual(cellsOf(withRows(`<row r="2">
    <c r="A2" t="inlineStr"><is><r><t>行</t></r><r><t>内</t></r><rPh><t>x</t></rPh></is></c><c r="B2" t="str"><f>A1</f><v>公式</v></c><c r="C2" t="b"><v>1</v></c><c r="D2" t="b"><v>0</v></c>
    <c r="E2" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="F2"><f>SUM(A1)</f><v>8.6999999999999993</v></c><c r="G2"><f>SUM(A1)</f></c><c r="H2"><f>A1</f><v></v></c><c r="I2" t="str"><f>""</f><v></v></c>
    <c r="J2" t="d"><v>2022-12-30T00:00:00</v></c><c r="K2"><v>97.600000000000009</v></c><c r="L2"><v>1E-3</v></c><c r="M2" s="0"/><c r="N2"><v>NaN</v></c><c r="O2"><v>1e400</v></c><c r="P2"><f t="shared" si="0"/><v>5</v></c></row>`)), [
    ["A2", "text", "行内", null], ["B2", "text", "公式", null], ["C2", "boolean", "TRUE", null], ["D2", "boolean", "FALSE", null], ["E2", "error", "#DIV/0!", null], ["F2", "number", "8.7", 8.7],
    ["G2", "uncomputed", "=", null], ["H2", "uncomputed", "=", null], ["J2", "date", "2022-12-30", null], ["K2", "number", "97.6", 97.6], ["L2", "number", "0.001", 0.001],
    ["N2", "text", "NaN", null], ["O2", "text", "1e400", null], ["P2", "number", "5", 5],
  ]);
});

test("numbers and dates are shown in the format of their style, in both date systems", () => {
  const styles = { "xl/styles.xml": '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="0.0&quot;分&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="10"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="57"/></cellXfs></styleSheet>' };
  const rows = '<row r="1"><c r="A1" s="1"><v>0.9867</v></c><c r="B1" s="2"><v>44925</v></c><c r="C1" s="3"><v>9.25</v></c><c r="D1" s="4"><v>44925</v></c><c r="E1" s="99"><v>1</v></c><c r="F1" s="x"><v>2</v></c></row>';
  assert.deepEqual(cellsOf(withRows(rows, styles)).map(([, kind, text, number]) => [kind, text, number]), [
    ["number", "98.67%", 0.9867], ["date", "2022-12-30", null], ["number", "9.3分", 9.25], ["date", "2022年12月", null], ["number", "1", 1], ["number", "2", 2],
  ]);
  const parts = withRows(rows, styles);
  parts["xl/workbook.xml"] = (parts["xl/workbook.xml"] as string).replace("<sheets>", '<workbookPr date1904="1"/><sheets>');
  assert.equal(cellsOf(parts)[1]![2], "2026-12-31");
});

test("addresses may be missing, out of order, written twice or in another case", () => {
  assert.deepEqual(cellsOf(withRows("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>")).map(([at, , text]) => [at, text]), [["A1", "1"], ["B1", "2"], ["A2", "3"]]);
  assert.deepEqual(cellsOf(withRows('<row r="3"><c r="b3"><v>1</v></c><c r="A3"><v>2</v></c></row><row r="1"><c r="C1"><v>3</v></c></row><row r="3"><c r="B3"><v>4</v></c></row>')).map(([at, , text]) => [at, text]), [["C1", "3"], ["A3", "2"], ["B3", "4"]]);
});

test("what lies outside a spreadsheet is refused with its address", () => {
  for (const rows of ['<row r="0"><c r="A0"><v>1</v></c></row>', '<row r="1048577"/>', '<row r="1"><c r="XFE1"><v>1</v></c></row>', '<row r="1"><c r="7"><v>1</v></c></row>', '<row r="1.5"/>', '<row r="99999999999999999999"/>', '<c r="A1"><v>1</v></c>']) {
    assert.equal(refusalOf(withRows(rows))?.[0], "xlsx.cell-out-of-range", rows);
  }
  assert.deepEqual(cellsOf(withRows('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')).length, 1);
});

test("prefixes, another main part, absolute targets and names in another case are followed", () => {
  const parts = withRows("");
  delete parts["xl/worksheets/sheet1.xml"];
  delete parts["xl/workbook.xml"];
  delete parts["xl/_rels/workbook.xml.rels"];
  Object.assign(parts, {
    "_rels/.rels": '<Relationships><Relationship Id="a" Type="http://x/officeDocument" Target="/doc/Book.xml"/></Relationships>',
    "doc/book.xml": '<x:workbook xmlns:x="u" xmlns:rel="v"><x:sheets><x:sheet name="甲" sheetId="9" rel:id="one"/><x:sheet name="图" sheetId="2" rel:id="two"/></x:sheets></x:workbook>',
    "doc/_rels/Book.xml.rels": '<p:Relationships xmlns:p="w"><p:Relationship Id="one" Type="http://x/worksheet" Target="../Sheets/A.xml"/><p:Relationship Id="two" Type="http://x/chartsheet" Target="c.xml"/></p:Relationships>',
    "sheets/a.XML": '<x:worksheet xmlns:x="u"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>',
  });
  assert.deepEqual(cellsOf(parts), [["A1", "number", "7", 7]]);
});

test("merged areas and hidden rows and sheets", () => {
  const drawing = new Drawing("藏");
  drawing.hidden = true;
  const parts = workbookParts([drawing]);
  parts["xl/worksheets/sheet1.xml"] = '<worksheet><sheetData><row r="1" hidden="1"><c r="A1"><v>1</v></c></row><row r="2" ht="0" customHeight="1"><c r="A2"><v>2</v></c></row><row r="3"><c r="A3"><v>3</v></c></row></sheetData><mergeCells count="9"><mergeCell ref="A1:C2"/><mergeCell ref="$D$4:$B$3"/><mergeCell ref="A1"/><mergeCell ref="x"/></mergeCells></worksheet>';
  const [sheet] = sheetsOf(parts);
  assert.deepEqual(sheet!.merges, [{ top: 0, bottom: 1, left: 0, right: 2 }, { top: 2, bottom: 3, left: 1, right: 3 }]);
  assert.deepEqual([sheet!.hidden, sheet!.rows.map(({ hidden }) => hidden)], [true, [true, true, false]]);
});

test("what is missing or broken is said with its place", () => {
  const row = '<row r="1"><c r="A1" t="s"><v>5</v></c></row>';
  assert.deepEqual(refusalOf(withRows(row, WITH_STRINGS("<si><t>一</t></si>"))), ["xlsx.text-missing", "表!A1"]);
  assert.deepEqual(refusalOf(withRows('<row r="1"><c r="A1" t="s"><v></v></c></row>', WITH_STRINGS(""))), null);
  assert.deepEqual(refusalOf(withRows("<row>")), ["xlsx.xml-malformed", "xl/worksheets/sheet1.xml"]);
  assert.deepEqual(refusalOf(withRows("", { "xl/worksheets/sheet1.xml": "<worksheet><sheetData>" })), ["xlsx.xml-ends-early", "xl/worksheets/sheet1.xml"]);
  const parts = withRows("");
  delete parts["xl/worksheets/sheet1.xml"];
  assert.deepEqual(refusalOf(parts), ["xlsx.sheet-part-missing", "表"]);
  delete parts["xl/workbook.xml"];
  assert.deepEqual(refusalOf(parts), ["xlsx.no-workbook-part", ""]);
  assert.deepEqual(refusalOf(withRows("", { "xl/workbook.xml": '<!DOCTYPE x><workbook/>' })), ["xlsx.xml-document-type", "xl/workbook.xml"]);
});

test("bounds on cells, texts, sheets and merged areas", () => {
  const row = `<row r="1">${'<c t="inlineStr"><is><t>一二三四五六七八九十</t></is></c>'.repeat(20)}</row>`;
  assert.equal(refusalOf(withRows(row), { cells: 19 })?.[0], "sheet.too-many-cells");
  assert.equal(refusalOf(withRows(row), { cells: 20 }), null);
  assert.equal(refusalOf(withRows(row), { characters: 199 })?.[0], "xlsx.too-much-text");
  assert.equal(refusalOf(withRows("", WITH_STRINGS("<si><t/></si>".repeat(100))), { characters: 700 })?.[0], "xlsx.too-much-text");
  assert.equal(refusalOf(withRows(`<row r="1"><c t="inlineStr"><is><t>${"长".repeat(70_000)}</t></is></c></row>`))?.[0], "xlsx.cell-too-long");
  assert.equal(refusalOf(withRows(`<row r="1"><c t="str"><v>${"长".repeat(70_000)}</v></c></row>`))?.[0], "xlsx.cell-too-long");
  assert.equal(refusalOf(withRows("", {}, `<mergeCells>${'<mergeCell ref="A1:B1"/>'.repeat(5)}</mergeCells>`), { merges: 4 })?.[0], "sheet.too-many-merges");
  assert.equal(refusalOf(workbookParts([new Drawing("一"), new Drawing("二")]), { sheets: 1 })?.[0], "xlsx.too-many-sheets");
});

test("only the parts that are needed are inflated", () => {
  const parts: Parts = { ...withRows('<row r="1"><c r="A1"><v>1</v></c></row>'), "xl/media/image1.png": new Uint8Array(2_000_000), "xl/externalLinks/externalLink1.xml": "<broken", "xl/charts/chart1.xml": "<!DOCTYPE x>" };
  const budget = new InflateBudget(DEFAULT_READ_LIMITS, 0);
  const workbook = openWorkbook(readZip(zipOf(parts), DEFAULT_READ_LIMITS), budget);
  assert.equal(workbook.readSheet(workbook.sheets[0]!).rows.length, 1);
  assert.ok(budget.inflated < 10_000, String(budget.inflated));
});
