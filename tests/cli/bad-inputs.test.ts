import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test, { type TestContext } from "node:test";
import { fileURLToPath } from "node:url";
import { strToU8, zipSync } from "fflate";
import type { ContractEntry } from "../../src/files/recheck-contract.ts";
import { assertSchema } from "../files/contract-schema.ts";
import { officialRows, packed, rawWorkbook, rowXml, sheetXml, SOUND_ROWS, type RawCell } from "./raw-workbook.ts";
import { entriesOf, hengji } from "./run-hengji.ts";
import { soundTable, writeFiles } from "./sample-tables.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const MEMORY_REPORT = fileURLToPath(new URL("report-memory.mjs", import.meta.url));
const MEGABYTE = 1024 * 1024;
/** What the requirements allow any input to take. */
const MOST_MEMORY_KB = 300 * 1024;

/** Runs the program on one bad file beside a good one: the good one is always read, and memory stays within its bound. */
async function withBad(context: TestContext, name: string, content: object | string | Uint8Array): Promise<ContractEntry[]> {
  const folder = temporaryFolder(context);
  writeFiles(folder, { [name]: content, "zz-good.json": soundTable("good") });
  const memory = join(folder, ".memory");
  const run = await hengji(["recheck", ".", "--json"], { cwd: folder, node: ["--import", MEMORY_REPORT], env: { HENGJI_MEMORY_FILE: memory } });
  assert.doesNotMatch(run.err, /\bat .*:\d+:\d+/);
  const entries = entriesOf(run);
  assertSchema(entries);
  assert.equal(entries.at(-1)?.id, "good");
  assert.ok(Number(readFileSync(memory, "utf8")) < MOST_MEMORY_KB, `${readFileSync(memory, "utf8")} KB`);
  const bad = entries.slice(0, -1);
  const expected = bad.some(({ unreadable }) => unreadable !== null) ? 2 : bad.some(({ findings }) => findings.some(({ severity }) => severity === "error")) ? 1 : 0;
  assert.equal(run.code, expected);
  return bad;
}

/** Some entry has a problem with this code, a place and advice in words. */
function assertProblem(entries: readonly ContractEntry[], code: RegExp, place: RegExp): void {
  const problems = entries.flatMap(({ file, unreadable, readingNotes }) =>
    [...(unreadable === null ? [] : [unreadable, ...unreadable.others]), ...readingNotes].map((problem) => ({ file, ...problem })));
  const found = problems.find((problem) => code.test(problem.code));
  assert.ok(found, `${code} among ${JSON.stringify(entries.map(({ unreadable, readingNotes }) => [unreadable, readingNotes]))}`);
  // The file, the part or field in it, and line and column where the sentence gives them.
  assert.match(`${found.file} ${found.where} ${found.why}`, place);
  for (const words of [found.why, found.advice]) {
    assert.match(words, /[\u4e00-\u9fff]/, `${found.code} has no words`);
    assert.doesNotMatch(words, /\{\{|undefined|NaN|\[object/);
  }
}

/** The table is read and a finding of this code stands at this path, with a message in words. */
function assertFinding(entries: readonly ContractEntry[], code: string, path: string): void {
  const findings = entries.flatMap((entry) => entry.findings);
  const found = findings.find((finding) => finding.code === code && finding.path === path);
  assert.ok(found, `${code} ${path} among ${JSON.stringify(findings.map((finding) => [finding.code, finding.path]))}`);
  assert.match(found.message, /[\u4e00-\u9fff]/);
}

function withRow(more: Record<string, unknown>): object {
  const table = soundTable("bad");
  return { ...table, indicators: [{ ...table.indicators[0], ...more }, ...table.indicators.slice(1)] };
}

function text(table: object): string {
  return JSON.stringify(table);
}

function rowsWith(column: number, value: RawCell): RawCell[][] {
  const [first, ...rest] = SOUND_ROWS;
  return officialRows([first!.map((cell, at) => (at === column ? value : cell)), ...rest]);
}

test("broken JSON, with line and column", async (context) => {
  assertProblem(await withBad(context, "bad.json", `{\n  "id": "x",\n  "form": goal\n}`), /^json\./, /bad\.json.*3.*11/);
});

test("JSON that ends in the middle", async (context) => {
  assertProblem(await withBad(context, "bad.json", text(soundTable("bad")).slice(0, -40)), /^json\./, /bad\.json/);
});

test("JSON of something else", async (context) => {
  assertProblem(await withBad(context, "bad.json", `{"name": "hengji", "version": "1"}`), /^json\./, /bad\.json/);
  assertProblem(await withBad(context, "bad.json", "[]"), /^json\./, /bad\.json/);
  assertProblem(await withBad(context, "bad.json", "[[[[1]]]]"), /^json\./, /bad\.json/);
});

test("JSON nested a hundred thousand levels deep", async (context) => {
  assertProblem(await withBad(context, "bad.json", "[".repeat(100_000)), /^json\./, /bad\.json/);
});

test("a workbook that was cut off", async (context) => {
  const whole = rawWorkbook(officialRows(SOUND_ROWS));
  assertProblem(await withBad(context, "bad.xlsx", whole.subarray(0, Math.floor(whole.length * 0.6))), /^(zip|xlsx|file)\./, /bad\.xlsx/);
});

test("a workbook with a damaged byte in its sheet", async (context) => {
  const whole = rawWorkbook(officialRows(SOUND_ROWS)).slice();
  const at = Buffer.from(whole).indexOf("xl/worksheets/sheet1.xml") + 60;
  whole[at] = whole[at]! ^ 0xff;
  assertProblem(await withBad(context, "bad.xlsx", whole), /^(zip|xlsx)\./, /bad\.xlsx/);
});

test("a workbook with a password", async (context) => {
  const bytes = new Uint8Array(2048);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  [..."EncryptedPackage"].forEach((letter, index) => (bytes[1024 + index * 2] = letter.charCodeAt(0)));
  assertProblem(await withBad(context, "bad.xlsx", bytes), /^file\.encrypted$/, /bad\.xlsx/);
});

test("files of other kinds are said by their content, whatever they are called", async (context) => {
  const kinds: [string, string | Uint8Array, RegExp][] = [
    ["table.xlsx", "一级指标,二级指标,三级指标\n产出指标,数量指标,培训人次\n", /^file\.csv$/],
    ["table.xlsx", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(2000)]), /^file\./],
    ["scan.xlsx", "%PDF-1.7\n%\u00e2", /^file\.pdf$/],
    ["letter.docx", zipSync({ "[Content_Types].xml": strToU8("<Types/>"), "word/document.xml": strToU8("<w/>") }), /^file\.docx$/],
    ["photo.json", new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 0]), /^file\.image$/],
    ["nothing.xlsx", "", /^file\.empty$/],
  ];
  for (const [name, content, code] of kinds) assertProblem(await withBad(context, name, content), code, new RegExp(name.replace(".", "\\.")));
});

test("a zip bomb", async (context) => {
  const bomb = zipSync({ "a.json": new Uint8Array(40 * MEGABYTE) }, { level: 9 });
  assertProblem(await withBad(context, "bad.zip", bomb), /^zip\./, /bad\.zip/);
});

test("a workbook whose sheet is a bomb", async (context) => {
  assertProblem(await withBad(context, "bad.xlsx", packed(new Uint8Array(40 * MEGABYTE).fill(32))), /^(zip|xlsx)\./, /bad\.xlsx/);
});

test("an XML bomb", async (context) => {
  const entities = Array.from({ length: 10 }, (_, level) => `<!ENTITY e${level + 1} "${`&e${level};`.repeat(10)}">`).join("");
  const bomb = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "ha">${entities}]><worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&e10;</t></is></c></row></sheetData></worksheet>`;
  assertProblem(await withBad(context, "bad.xlsx", packed(bomb)), /^xlsx\.xml-/, /bad\.xlsx/);
});

test("sixteen thousand columns", async (context) => {
  const wide = Array.from({ length: 16_384 }, (_, column) => `列${column}`);
  const entries = await withBad(context, "bad.xlsx", rawWorkbook(Array.from({ length: 20 }, () => wide)));
  assertProblem(entries, /^(sheet|xlsx)\./, /bad\.xlsx|自评表/);
});

test("a table beside sixteen thousand columns and above a million empty rows is read", async (context) => {
  const rows = officialRows(SOUND_ROWS).map((row, index) => rowXml(row, index + 1)).join("");
  const parts = [rows];
  for (let row = 20; row < 1_000_000; row += 1) parts.push(`<row r="${row}"/>`);
  parts.push(`<row r="1000001"><c r="XFD1000001"/></row>`);
  const [entry] = await withBad(context, "bad.xlsx", packed(sheetXml(parts.join(""))));
  assert.equal(entry?.indicators.length, 3);
  assert.deepEqual(entry?.findings, []);
});

test("a formula whose value was never stored", async (context) => {
  const entries = await withBad(context, "bad.xlsx", rawWorkbook(rowsWith(6, "=F8*1")));
  assertProblem(entries, /^sheet\.formula-without-value$/, /G8/);
  assert.equal(entries[0]?.indicators[0]?.printed, null);
});

test("text where a score should be", async (context) => {
  assertProblem(await withBad(context, "bad.xlsx", rawWorkbook(rowsWith(6, "满分"))), /^sheet\.not-a-number$/, /G8/);
});

test("keys named after an object's own parts", async (context) => {
  const table = text(soundTable("bad"));
  const [entry] = await withBad(context, "bad.json", `{"__proto__": {"indicators": [], "complete": true}, "constructor": null, "toString": 1, ${table.slice(1)}`);
  assert.equal(entry?.indicators.length, 3);
  assert.deepEqual(entry?.findings, []);
  assertProblem(await withBad(context, "bad.json", `{"__proto__": ${table}}`), /^json\./, /bad\.json/);
});

test("lone surrogates", async (context) => {
  const entries = await withBad(context, "bad.json", text(withRow({ level3: "培训" })).replace("培训\"", "培训\\ud800\""));
  assert.doesNotMatch(JSON.stringify(entries), /\\ud[89a-f]/i);
  assertProblem(entries, /^json\./, /indicators\[0\]\.level3/);
});

test("numbers no machine can hold, and none at all", async (context) => {
  for (const number of ["1e400", "-1e999999999", "NaN", "Infinity", "0x10", "1".repeat(400)]) {
    assertProblem(await withBad(context, "bad.json", text(withRow({ score: 777 })).replace("777", number)), /^json\./, /indicators\[0\]\.score|第 ?\d+ ?行/);
  }
});

test("a target of －5％ is read as what it says", async (context) => {
  const [entry] = await withBad(context, "bad.json", withRow({ target_raw: "－5％", actual_raw: "－3％" }));
  assert.deepEqual([entry?.indicators[0]?.target.value, entry?.indicators[0]?.target.unit], [-5, "%"]);
});

test("2022年2月30日", async (context) => {
  assertFinding(await withBad(context, "bad.json", withRow({ level2: "时效指标", level3: "完成时间", target_raw: "2022年2月30日前", actual_raw: "2022年2月28日" })), "target.impossible-date", "indicators[0].target");
});

test("points of −3", async (context) => {
  assertFinding(await withBad(context, "bad.json", withRow({ points: -3 })), "points.negative", "indicators[0].points");
  const inWorkbook = await withBad(context, "bad.xlsx", rawWorkbook(rowsWith(5, -3)));
  assertFinding(inWorkbook, "points.negative", "indicators[0].points");
  assert.match(JSON.stringify(inWorkbook), /F8/);
});

test("an empty table", async (context) => {
  assertProblem(await withBad(context, "bad.json", { ...soundTable("bad"), indicators: [] }), /^table\.empty$/, /bad\.json|indicators/);
  assertProblem(await withBad(context, "bad.xlsx", rawWorkbook(officialRows([]))), /^sheet\./, /bad\.xlsx|自评表/);
  assertProblem(await withBad(context, "bad.xlsx", packed(sheetXml(""))), /^sheet\./, /bad\.xlsx|自评表/);
});

test("two projects in one sheet are two tables", async (context) => {
  const entries = await withBad(context, "bad.xlsx", rawWorkbook([...officialRows(SOUND_ROWS, "甲项目"), [], ...officialRows(SOUND_ROWS, "乙项目")]));
  assert.equal(entries.length, 2);
  assert.equal(new Set(entries.map(({ id }) => id)).size, 2);
  for (const entry of entries) assert.deepEqual([entry.indicators.length, entry.findings], [3, []]);
});

test("a workbook beyond the limit is refused by its size", async (context) => {
  const folder = temporaryFolder(context);
  writeFiles(folder, { "bad.xlsx": new Uint8Array(65 * MEGABYTE) });
  const entries = entriesOf(await hengji(["recheck", "bad.xlsx", "--json"], { cwd: folder }));
  assertProblem(entries, /^file\.too-large$/, /bad\.xlsx/);
});
