import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { strToU8, unzipSync, zipSync } from "fflate";
import { DEFAULT_READ_LIMITS, type ReadLimits } from "../../src/files/read-limits.ts";
import { readTables, type ReadOutcome } from "../../src/files/read-tables.ts";
import { LANGUAGES, speak } from "../../src/words/index.ts";
import { CASE_FILES, caseBytes, comparable, readCase, withoutOrigin } from "./cases.ts";
import { Drawing, workbookBytes, zipOf } from "./drawing.ts";
import { expectedFrom } from "./expected-table.ts";
import { drawForm, LAYOUTS } from "./layouts.ts";

const LAYOUT = LAYOUTS[0]!;
const TABLE = readCase("jishan-medical-insurance-2020.json");

function read(name: string, bytes: Uint8Array, limits: Partial<ReadLimits> = {}): ReadOutcome[] {
  return [...readTables({ name, bytes }, { ...DEFAULT_READ_LIMITS, ...limits })];
}

/** Outcomes as `file` of a table, or `file: code @ where` of what could not be read. */
function told(outcomes: readonly ReadOutcome[]): string[] {
  return outcomes.map((outcome) => (outcome.kind === "table" ? outcome.file : `${outcome.unreadable.file}: ${outcome.unreadable.problem.code} @ ${outcome.unreadable.problem.where}`));
}

function form(sheetName = "自评表", table = TABLE): Drawing {
  const drawing = new Drawing(sheetName);
  drawForm(drawing, table, LAYOUT);
  return drawing;
}

test("every published table, written into a workbook in every layout, is read back", () => {
  for (const layout of LAYOUTS) {
    for (const name of CASE_FILES) {
      const table = readCase(name);
      const drawing = new Drawing("表");
      drawForm(drawing, table, layout);
      const [outcome, ...others] = read(`${table.id}.xlsx`, workbookBytes(drawing));
      assert.ok(outcome?.kind === "table" && others.length === 0);
      assert.deepEqual(comparable(withoutOrigin(outcome.table)), comparable(expectedFrom(table, layout)), `${name}, ${layout.name}`);
      assert.deepEqual([outcome.file, outcome.table.id, outcome.problems], [`${table.id}.xlsx`, table.id, []]);
    }
  }
});

test("JSON: one table, a list, and a list in which one does not fit", () => {
  for (const name of CASE_FILES) {
    const [outcome, ...others] = read(name, caseBytes(name));
    assert.ok(outcome?.kind === "table" && others.length === 0);
    assert.deepEqual(comparable(outcome.table), comparable(readCase(name)));
  }
  const one = JSON.parse(new TextDecoder().decode(caseBytes(CASE_FILES[0]!))) as object;
  const list = strToU8(`\ufeff${JSON.stringify([one, { ...one, form: "x", complete: 1 }, one])}`);
  const outcomes = read("全部.json", list);
  assert.deepEqual(told(outcomes), ["全部.json#1", "全部.json#2: json.unknown-form @ 全部.json#2: form", "全部.json#3"]);
  assert.deepEqual(outcomes[1]!.kind === "unreadable" ? outcomes[1]!.others.map(({ code }) => code) : [], ["json.not-true-or-false"]);
  assert.deepEqual(told(read("a.json", strToU8("[]"))), ["a.json: json.empty-list @ a.json"]);
  assert.deepEqual(told(read("a.json", strToU8('{"a":\n}'))), ["a.json: json.syntax @ a.json"]);
  assert.deepEqual(told(read("a.json", new Uint8Array([0x7b, 0x22, 0xd7, 0xd4, 0x22, 0x7d]))), ["a.json: json.encoding @ a.json"]);
});

test("several sheets: each table says its sheet, sheets without a table say nothing", () => {
  const notes = new Drawing("填表说明").put(0, 0, "本表由单位填报。");
  assert.deepEqual(told(read("甲.xlsx", workbookBytes(form("一"), notes, form("二")))), ["甲.xlsx#一", "甲.xlsx#二"]);
  const both = read("甲.xlsx", workbookBytes(form("一"), notes));
  assert.deepEqual(told(both), ["甲.xlsx"]);
  const stacked = new Drawing("全部");
  drawForm(stacked, TABLE, LAYOUT, drawForm(stacked, TABLE, LAYOUT) + 1);
  const outcomes = read("乙.xlsx", workbookBytes(stacked));
  assert.deepEqual(outcomes.map((outcome) => (outcome.kind === "table" ? [outcome.file, outcome.table.id, outcome.table.places["total_score"]?.sheet] : null)), [["乙.xlsx", "乙-1", "全部"], ["乙.xlsx", "乙-2", "全部"]]);
});

test("a workbook without an official table says what was looked for, or what was found instead", () => {
  assert.deepEqual(told(read("a.xlsx", workbookBytes(new Drawing("空")))), ["a.xlsx: sheet.no-table @ a.xlsx"]);
  const other = new Drawing("工资").line(0, 0, ["姓名", "部门", "工资"]).line(1, 0, ["某", "某科", 1]);
  const [outcome] = read("a.xlsx", workbookBytes(other));
  assert.ok(outcome?.kind === "unreadable");
  assert.deepEqual([outcome.unreadable.problem.code, outcome.unreadable.problem.params], ["sheet.other-table", { headings: "姓名 | 部门 | 工资" }]);
});

test("an empty table is said beside the filled ones, unless it is a template on a hidden sheet", () => {
  const empty = new Drawing("二").put(0, 0, "项目支出绩效自评表").line(1, 0, ["一级指标", "二级指标", "三级指标", "指标值", "得分"]).line(2, 0, ["产出指标", "数量指标"]);
  assert.deepEqual(told(read("a.xlsx", workbookBytes(form("一"), empty))), ["a.xlsx", "a.xlsx#二: sheet.empty-table @ 二!2:2"]);
  empty.hidden = true;
  assert.deepEqual(told(read("a.xlsx", workbookBytes(form("一"), empty))), ["a.xlsx"]);
  assert.deepEqual(told(read("a.xlsx", workbookBytes(empty))), ["a.xlsx#二: sheet.empty-table @ 二!2:2"]);
});

test("a table on a hidden sheet is read and said", () => {
  const drawing = form("藏");
  drawing.hidden = true;
  const [outcome] = read("a.xlsx", workbookBytes(drawing));
  assert.deepEqual(outcome?.kind === "table" ? outcome.problems.map(({ code }) => code) : null, ["sheet.hidden-sheet"]);
});

test("one broken sheet does not keep the others from being read", () => {
  const parts = { "xl/worksheets/sheet2.xml": "<worksheet><sheetData><row></sheetData></worksheet>" };
  const bytes = zipOf({ ...unzipSync(workbookBytes(form("一"), form("二"), form("三"))), ...parts });
  assert.deepEqual(told(read("a.xlsx", bytes)), ["a.xlsx#一", "a.xlsx#二: xlsx.xml-malformed @ xl/worksheets/sheet2.xml", "a.xlsx#三"]);
});

test("an archive of anything: folders, Chinese names, what systems leave behind, archives inside", () => {
  const workbook = workbookBytes(form());
  const inner = zipSync({ "乙/表.xlsx": workbook, "丙.zip": zipSync({ "丁.xlsx": workbook }) });
  const outcomes = read("批次.zip", zipSync({
    "甲局/": new Uint8Array(0), "甲局/自评表.xlsx": workbook, "甲局/说明.pdf": strToU8("%PDF-1.4"), "甲局/表.json": caseBytes(CASE_FILES[0]!),
    "__MACOSX/甲局/._自评表.xlsx": strToU8("junk"), "甲局/~$自评表.xlsx": strToU8("junk"), "甲局/.DS_Store": strToU8("junk"), "Thumbs.db": strToU8("junk"), "._表.xlsx": strToU8("junk"),
    "里层.zip": inner,
  }));
  assert.deepEqual(told(outcomes), [
    "批次.zip/甲局/自评表.xlsx", "批次.zip/甲局/说明.pdf: file.pdf @ 批次.zip/甲局/说明.pdf", "批次.zip/甲局/表.json",
    "批次.zip/里层.zip/乙/表.xlsx", "批次.zip/里层.zip/丙.zip: zip.nested @ 批次.zip/里层.zip/丙.zip",
  ]);
  assert.deepEqual(told(read("空.zip", zipSync({ "a/": new Uint8Array(0), "__MACOSX/b": strToU8("x") }))), ["空.zip: zip.empty @ 空.zip"]);
});

test("JSON keys that reach for what every object has are said with their places, and the table is read without them", () => {
  const one = new TextDecoder().decode(caseBytes(CASE_FILES[0]!));
  const planted = one
    .replace(/^\{/, '{ "__proto__": { "total_score": 100, "indicators": [] },')
    .replace(/"indicators":\s*\[\s*\{/, '"indicators": [{ "constructor": { "prototype": null }, "__proto__": 1,');
  const [outcome, ...others] = read("表.json", strToU8(planted));
  assert.ok(outcome?.kind === "table" && others.length === 0);
  assert.deepEqual(comparable(outcome.table), comparable(readCase(CASE_FILES[0]!)));
  assert.deepEqual(outcome.problems.map(({ code, where, params }) => [code, where, params["key"]]), [
    ["json.reserved-key", "表.json: __proto__", "__proto__"],
    ["json.reserved-key", "表.json: indicators[0].constructor", "constructor"],
    ["json.reserved-key", "表.json: indicators[0].constructor.prototype", "prototype"],
    ["json.reserved-key", "表.json: indicators[0].__proto__", "__proto__"],
  ]);
  for (const language of LANGUAGES) {
    const say = speak(language);
    for (const key of ["problem.json.reserved-key", "problem.json.reserved-key.advice"]) assert.doesNotMatch(say(key, outcome.problems[0]!.params), /^problem\.|\{\{/);
  }
  const many = `{"form": "goal", "indicators": [${'{"__proto__": 1},'.repeat(499)}{}]}`;
  const [bounded] = read("多.json", strToU8(many));
  assert.ok(bounded?.kind === "table" && bounded.problems.length === 20);
  const [long] = read("长.json", strToU8(`{"form": "goal", "indicators": [{}], "${"长".repeat(1000)}": {"__proto__": 1}}`));
  assert.equal(long?.kind === "table" ? long.problems[0]!.where : "", `长.json: ${"长".repeat(40)}….__proto__`);
  const [unfit] = read("错.json", strToU8('{"form": "x", "__proto__": 1, "indicators": []}'));
  assert.deepEqual(unfit?.kind === "unreadable" ? [unfit.unreadable.problem.code, ...unfit.others.map(({ code }) => code)] : [], ["json.unknown-form", "json.reserved-key"]);
});

test("names in archives are shown without what would hide or turn them, and __proto__ is a name", () => {
  const workbook = workbookBytes(form("__proto__"));
  const packed = zipSync({ __pr0to__: workbook, "../../etc/a.xlsx": workbook, "表\u202exslx.exe": workbook, "constructor/toString": workbook }, { level: 0 });
  // The library that packs would set a prototype, so the name is put in afterwards.
  const outcomes = read("a.zip", new Uint8Array(Buffer.from(Buffer.from(packed).toString("latin1").replaceAll("__pr0to__", "__proto__"), "latin1")));
  assert.deepEqual(told(outcomes).sort(), ["a.zip/../../etc/a.xlsx", "a.zip/__proto__", "a.zip/constructor/toString", "a.zip/表xslx.exe"]);
  assert.equal(({} as Record<string, unknown>)["sheet"], undefined);
});

test("a file above the bound is refused unread", () => {
  assert.deepEqual(told(read("大.xlsx", new Uint8Array(2000), { fileBytes: 1999 })), ["大.xlsx: file.too-large @ 大.xlsx"]);
});

test("every problem these readers may give has its words in every language", () => {
  const codes = new Set<string>();
  for (const folder of ["../../src/files/", "../../src/core/sheet/", "../../src/core/recheck/"]) {
    for (const name of readdirSync(new URL(folder, import.meta.url))) {
      if (!name.endsWith(".ts")) continue;
      const source = readFileSync(new URL(folder + name, import.meta.url), "utf8");
      for (const match of source.matchAll(/"((?:zip|xlsx|sheet|json)\.[a-z-]+)"/g)) codes.add(match[1]!);
    }
  }
  assert.ok(codes.size > 50);
  for (const language of LANGUAGES) {
    const say = speak(language);
    for (const code of codes) for (const key of [`problem.${code}`, `problem.${code}.advice`]) assert.notEqual(say(key, { count: 2 }), key, `${language} ${key}`);
  }
});
