import { deflateRawSync } from "node:zlib";
import { crc32 } from "../../src/files/crc32.ts";
import { columnLetters } from "../../src/core/sheet/sheet.ts";
import { Drawing, workbookParts } from "./drawing.ts";
import { handMadeZip, type MadeEntry } from "./hand-made-zip.ts";

/** Files made to hurt, and what a reader has to answer: the codes of its problems, or `table`. */
export interface HostileFile {
  readonly name: string;
  readonly make: () => Uint8Array;
  readonly answers: readonly string[];
  /** Takes seconds to make or to refuse; only in the long run. */
  readonly long?: true;
}

const MEBIBYTE = 1024 * 1024;
const HEADINGS = ["一级指标", "二级指标", "三级指标", "指标值", "完成值", "分值", "得分", "偏差原因分析"];

function packed(name: string, content: string | Uint8Array, level = 1): MadeEntry {
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  return { name: Buffer.from(name), method: 8, data: deflateRawSync(bytes, { level }), size: bytes.length, crc: crc32(bytes) };
}

/** A workbook with this XML inside its only sheet, and parts put in. */
function workbook(rows: string, more: Record<string, string | Uint8Array> = {}, after = ""): Uint8Array {
  const parts: Record<string, string | Uint8Array> = { ...workbookParts([new Drawing("表")]), ...more };
  parts["xl/worksheets/sheet1.xml"] ??= "";
  if (more["xl/worksheets/sheet1.xml"] === undefined) parts["xl/worksheets/sheet1.xml"] = `<worksheet><sheetData>${rows}</sheetData>${after}</worksheet>`;
  return handMadeZip(Object.entries(parts).map(([name, content]) => packed(name, content, content.length > 100 * MEBIBYTE ? 9 : 1)));
}

function strings(items: string): Record<string, string> {
  return {
    "xl/sharedStrings.xml": `<sst>${items}</sst>`,
    "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="rId1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="s" Type="http://x/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
  };
}

const text = (value: string): string => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
const line = (...values: string[]): string => `<row>${values.map(text).join("")}</row>`;

function repeat(count: number, make: (index: number) => string): string {
  const pieces: string[] = [];
  for (let index = 0; index < count; index++) pieces.push(make(index));
  return pieces.join("");
}

function wideRows(rows: number): string {
  return repeat(rows, (row) => `<row r="${row + 10}">${repeat(16_384, (column) => `<c r="${columnLetters(column)}${row + 10}"><v>${column}</v></c>`)}</row>`);
}

const LONG = "长".repeat(32_000);
const ONE_INDICATOR = line(...HEADINGS) + line("产出指标", "数量指标", "某", "1", "1", "10", "10");

export const HOSTILE_FILES: readonly HostileFile[] = [
  { name: "a sheet of 190 MB of blanks", make: () => workbook("", { "xl/worksheets/sheet1.xml": Buffer.alloc(190 * MEBIBYTE, 32) }), answers: ["zip.bomb"] },
  { name: "a sheet of 300 MB", make: () => workbook("", { "xl/worksheets/sheet1.xml": Buffer.alloc(300 * MEBIBYTE, 32) }), answers: ["zip.entry-too-large"], long: true },
  { name: "shared strings of 190 MB", make: () => workbook("", { ...strings(""), "xl/sharedStrings.xml": Buffer.alloc(190 * MEBIBYTE, 97) }), answers: ["xlsx.xml-malformed"] },
  { name: "styles of 100 MB of formats", make: () => workbook(ONE_INDICATOR, { "xl/styles.xml": `<styleSheet><numFmts>${repeat(500, (id) => `<numFmt numFmtId="${id}" formatCode="${"0".repeat(200_000)}"/>`)}</numFmts></styleSheet>` }), answers: ["table"] },
  { name: "a million empty rows", make: () => workbook(ONE_INDICATOR + repeat(1_000_000, (row) => `<row r="${row + 10}" spans="1:8" ht="15"/>`)), answers: ["table"] },
  { name: "a million rows of nothing", make: () => workbook("<row/>".repeat(1_000_000)), answers: ["sheet.no-table"] },
  { name: "a million cells with a style and no value", make: () => workbook(ONE_INDICATOR + repeat(100_000, (row) => `<row r="${row + 10}">${repeat(10, () => '<c s="1"/>')}</row>`)), answers: ["table"] },
  { name: "sixteen thousand columns", make: () => workbook(ONE_INDICATOR + wideRows(3)), answers: ["table"] },
  { name: "sixteen thousand columns in twenty rows", make: () => workbook(ONE_INDICATOR + wideRows(20)), answers: ["sheet.too-many-cells"] },
  { name: "a million shared strings", make: () => workbook(ONE_INDICATOR, strings(repeat(1_000_000, (index) => `<si><t>文字${index}号</t></si>`))), answers: ["xlsx.too-much-text"] },
  { name: "half a million shared strings", make: () => workbook(ONE_INDICATOR, strings(repeat(500_000, (index) => `<si><t>文字${index}号</t></si>`))), answers: ["table"], long: true },
  {
    name: "one long text in every cell",
    make: () => workbook(line("项目名称", ...HEADINGS) + repeat(22_000, () => `<row>${'<c t="s"><v>0</v></c>'.repeat(9)}</row>`), strings(`<si><t>${LONG}</t></si>`)),
    answers: ["sheet.too-many-indicators"],
  },
  { name: "long texts to the bound", make: () => workbook(ONE_INDICATOR + repeat(490, () => line(LONG))), answers: ["table"] },
  { name: "one text of a million characters", make: () => workbook(line("长".repeat(1_000_000))), answers: ["xlsx.cell-too-long"] },
  { name: "merged areas over each other", make: () => workbook(ONE_INDICATOR + repeat(20_000, (row) => line(`行${row}`)), {}, `<mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(99_000)}</mergeCells>`), answers: ["table"] },
  { name: "too many merged areas", make: () => workbook(ONE_INDICATOR, {}, `<mergeCells>${repeat(100_001, (row) => `<mergeCell ref="A${row + 1}:B${row + 1}"/>`)}</mergeCells>`), answers: ["sheet.too-many-merges"] },
  { name: "twenty thousand headers", make: () => workbook(repeat(20_000, () => line(...HEADINGS))), answers: ["sheet.empty-table"] },
  { name: "twenty thousand tables", make: () => workbook(repeat(12_000, (index) => line("项目名称", `项目${index}`) + line(...HEADINGS.slice(0, 5)) + line("产出指标", "数量指标", "某", "1", "1"))), answers: ["sheet.too-many-tables"], long: true },
  { name: "four thousand tables", make: () => workbook(repeat(4_000, (index) => line("项目名称", `项目${index}`) + line(...HEADINGS) + line("产出指标", "数量指标", "某", "1", "1", "5", "5", "无"))), answers: ["table"] },
  { name: "a list of forty thousand projects", make: () => workbook(line("项目名称", "一级指标", "三级指标", "指标值", "得分") + repeat(39_000, (index) => line(`项目${index}`, "产出指标", "某", "1", "5"))), answers: ["sheet.too-many-tables"] },
  { name: "sixty thousand totals", make: () => workbook(repeat(60_000, () => line("合计", "5")) + ONE_INDICATOR), answers: ["table"] },
  { name: "sixty thousand sources of money", make: () => workbook(line("年度资金总额", "5") + repeat(60_000, (index) => line(`其中：${index}资金`, "5")) + ONE_INDICATOR), answers: ["table"], long: true },
  {
    name: "names made to lead patterns astray",
    make: () => workbook(repeat(20_000, (index) => line(["预算执行情况", "项目年度预算", "目标总体绩效", "实际目标完成", "经济效益影响", "(1)(2)((3", "1.1.1.1.", "得分(10分"][index % 8]!.repeat(8).slice(0, 54) + index, "5")) + ONE_INDICATOR),
    answers: ["table"],
  },
  { name: "an indicator in each of forty thousand rows", make: () => workbook(line(...HEADINGS) + repeat(38_000, (index) => line("产出指标", "数量指标", `某${index}`, "1", "1"))), answers: ["sheet.too-many-indicators"] },
  { name: "billion laughs", make: () => workbook("", { "xl/worksheets/sheet1.xml": `<!DOCTYPE w [${repeat(9, (index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`)}]><worksheet>&l9;</worksheet>` }), answers: ["xlsx.xml-document-type"] },
  { name: "a hundred thousand elements in each other", make: () => workbook("<row>".repeat(100_000)), answers: ["xlsx.xml-too-deep"] },
  { name: "an attribute of ten megabytes", make: () => workbook(`<row r="${"1".repeat(10 * MEBIBYTE)}"/>`), answers: ["xlsx.xml-token-too-long"] },
  {
    name: "a hundred thousand sheets",
    make: () => workbook("", { "xl/workbook.xml": `<workbook><sheets>${repeat(100_000, (index) => `<sheet name="${index}" id="rId1"/>`)}</sheets></workbook>` }),
    answers: ["xlsx.too-many-sheets"],
  },
  {
    name: "two hundred sheets that are all the same large part",
    make: () => workbook(repeat(60_000, (row) => `<row r="${row + 1}" spans="1:8" ht="15"/>`), { "xl/workbook.xml": `<workbook><sheets>${repeat(200, (index) => `<sheet name="${index}" id="rId1"/>`)}</sheets></workbook>` }),
    answers: ["zip.too-large-inflated"], long: true,
  },
  { name: "a thousand bombs", make: () => bombs(1_000, 40 * MEBIBYTE), answers: ["zip.entry-too-large"], long: true },
  { name: "two thousand bombs below the bound of one", make: () => bombs(2_000, 15 * MEBIBYTE), answers: ["file.empty", "zip.too-large-inflated"], long: true },
  { name: "too many entries", make: () => handMadeZip(Array.from({ length: 2_001 }, (_, index) => packed(`${index}.txt`, "x"))), answers: ["zip.too-many-entries"] },
  { name: "archives in archives", make: () => nested(workbook(ONE_INDICATOR), 5), answers: ["zip.nested"] },
  { name: "a stored archive of 60 MB in an archive", make: () => handMadeZip([{ name: Buffer.from("a.zip"), data: Buffer.alloc(60 * MEBIBYTE, 80) }]), answers: ["zip.entry-too-large"] },
  { name: "24 MB of empty lists", make: () => Buffer.from(`[${"[],".repeat(8 * MEBIBYTE - 10)}[]]`), answers: ["json.too-many-values"] },
  { name: "25 MB of JSON", make: () => Buffer.alloc(25 * MEBIBYTE, "[1,"), answers: ["json.too-large"] },
  { name: "a million indicators", make: () => Buffer.from(`{"form":"goal","indicators":[${"0,".repeat(900_000)}0]}`), answers: ["json.too-many-rows"] },
  { name: "20 MB of one text", make: () => Buffer.from(`{"form":"goal","indicators":[{"level3":"${"长".repeat(6 * MEBIBYTE)}"}]}`), answers: ["json.text-too-long"] },
  { name: "20 MB of one number", make: () => Buffer.from(`{"form":"goal","indicators":[{"points":${"1".repeat(20 * MEBIBYTE)}}]}`), answers: ["json.number-too-large"] },
  { name: "ten million brackets", make: () => Buffer.from("[".repeat(10 * MEBIBYTE)), answers: ["json.too-deep"] },
  { name: "60 MB of nothing", make: () => Buffer.alloc(60 * MEBIBYTE), answers: ["file.empty"] },
  { name: "60 MB of text", make: () => Buffer.alloc(60 * MEBIBYTE, "a,b\n"), answers: ["file.csv"] },
  { name: "65 MB", make: () => Buffer.alloc(65 * MEBIBYTE, "x"), answers: ["file.too-large"] },
];

function bombs(count: number, size: number): Uint8Array {
  const bomb = packed("bomb", Buffer.alloc(size), 9);
  return handMadeZip(Array.from({ length: count }, (_, index) => ({ ...bomb, name: Buffer.from(`${index}.xlsx`) })));
}

function nested(inner: Uint8Array, depth: number): Uint8Array {
  return depth === 0 ? inner : handMadeZip([{ name: Buffer.from(depth === 1 ? "表.xlsx" : `${depth}.zip`), data: nested(inner, depth - 1) }]);
}
