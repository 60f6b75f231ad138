import assert from "node:assert/strict";
import test from "node:test";
import { decimal } from "../../src/core/basics/decimal.ts";
import { problem } from "../../src/core/basics/problem.ts";
import type { Rechecked, RecheckedIndicator } from "../../src/core/recheck/result.ts";
import { EMPTY_PROJECT, type PublishedTable } from "../../src/core/recheck/table.ts";
import type { Reading } from "../../src/core/target/reading.ts";
import { toContract, unreadableEntry, uniqueIds } from "../../src/files/recheck-contract.ts";
import { speak, type Say } from "../../src/words/index.ts";
import { assertSchema, schemaErrors } from "./contract-schema.ts";

/** Codes instead of words, so that these tests do not depend on wording. */
const codes: Say = (code, params) => `${code}${JSON.stringify(params ?? {})}`;

const BLANK: Reading = {
  kind: "blank", text: "", comparator: null, value: null, upper: null, date: null, lastDate: null, unit: null, magnitude: 1, values: [],
  truth: null, isCompletionRate: false, assumed: [],
};

function rechecked(target: Partial<Reading>, more: Partial<PublishedTable> = {}): Rechecked {
  const indicator: RecheckedIndicator = {
    index: 0, level3: "培训人次", target: { ...BLANK, ...target }, actual: BLANK, reached: null, suggested: null, printed: null, points: null, explainedBy: null, trace: null,
  };
  const table: PublishedTable = {
    id: "t", form: "self_evaluation", publisher: null, year: 2022, project: EMPTY_PROJECT, goal: { planned: null, actual: null },
    indicators: [], totalPoints: null, totalScore: null, complete: true, places: {}, ...more,
  };
  return {
    table,
    result: {
      id: table.id, file: "t.json", form: table.form,
      convention: { rounding: null, candidates: [], capped: null, executionPoints: null, executionIncluded: null, explained: 0, explainable: 0 },
      indicators: [indicator],
      execution: { suggested: null, explainedBy: null, trace: null },
      totals: { points: null, score: null, printedPoints: null, printedScore: null, complete: true },
      grade: null, findings: [],
    },
  };
}

function readingOf(target: Partial<Reading>) {
  const entry = toContract(rechecked(target), codes);
  assertSchema([entry]);
  return entry.indicators[0]!.target;
}

test("keys stand in the order of the contract", () => {
  const entry = toContract(rechecked({}), codes);
  assert.deepEqual(Object.keys(entry), ["id", "file", "form", "convention", "indicators", "totals", "grade", "findings", "unreadable", "readingNotes"]);
  assert.deepEqual(Object.keys(entry.indicators[0]!), ["index", "level3", "target", "actual", "reached", "suggested", "printed", "points", "explainedBy"]);
  assert.deepEqual(Object.keys(entry.indicators[0]!.target), ["kind", "operator", "value", "upper", "unit", "text", "values", "assumed"]);
  assert.deepEqual(Object.keys(entry.totals), ["points", "score", "printedPoints", "printedScore", "complete"]);
  const unread = unreadableEntry({ id: "x", file: "x", problem: problem("file.missing") }, codes);
  assert.deepEqual(Object.keys(unread), Object.keys(entry));
});

test("a number is plain, after its scale, with sign and unit", () => {
  assert.deepEqual(readingOf({ kind: "number", text: "≥2.6亿元", comparator: ">=", value: decimal("260000000"), unit: "元", magnitude: 100000000 }), {
    kind: "number", operator: ">=", value: 260000000, upper: null, unit: "元", text: "≥2.6亿元", values: [], assumed: null,
  });
  assert.equal(readingOf({ kind: "number", text: "0.9‰", value: decimal("0.9"), unit: "‰" }).value, 0.9);
});

test("a range has both bounds, several numbers stand in values", () => {
  const range = readingOf({ kind: "range", text: "95%-105%", value: decimal("95"), upper: decimal("105"), unit: "%" });
  assert.deepEqual([range.value, range.upper], [95, 105]);
  const several = readingOf({ kind: "several", text: "3所，12.5公里", values: [decimal("3"), decimal("12.5")] });
  assert.deepEqual([several.value, several.values], [null, [3, 12.5]]);
});

test("a date is the day its sign is about", () => {
  const month = { kind: "date", text: "2022年12月", date: "2022-12-01", lastDate: "2022-12-31" } as const;
  const days = (comparator: Reading["comparator"]) => {
    const { value, upper } = readingOf({ ...month, comparator });
    return [value, upper];
  };
  assert.deepEqual(days("<="), ["2022-12-31", null]);
  assert.deepEqual(days("<"), ["2022-12-01", null]);
  assert.deepEqual(days(">="), ["2022-12-01", null]);
  assert.deepEqual(days(null), ["2022-12-01", "2022-12-31"]);
  assert.deepEqual(readingOf({ kind: "date", text: "2022年6月30日", date: "2022-06-30", lastDate: "2022-06-30" }).upper, null);
  assert.equal(readingOf({ kind: "date", text: "6月30日" }).value, null);
});

test("yes and no are true and false, quality stands in the text, a blank has none", () => {
  assert.equal(readingOf({ kind: "boolean", text: "是", truth: true }).value, true);
  assert.equal(readingOf({ kind: "boolean", text: "否", truth: false }).value, false);
  assert.deepEqual([readingOf({ kind: "qualitative", text: "效果明显" }).text, readingOf({ kind: "qualitative", text: "效果明显" }).value], ["效果明显", null]);
  assert.equal(readingOf({}).text, null);
  // A dash in the cell is blank, yet it is printed.
  assert.equal(readingOf({ kind: "blank", text: "/" }).text, "/");
});

test("everything assumed is said", () => {
  const assumed = [{ code: "target.assumed.a", params: {} }, { code: "target.assumed.b", params: { year: 2022 } }];
  assert.equal(readingOf({ kind: "number", value: decimal("5"), text: "5", assumed }).assumed, `target.assumed.a{} target.assumed.b{"year":2022}`);
});

test("a finding carries its sentence, its figures and, from a workbook, its cell", () => {
  const made = rechecked({}, { places: { total_score: { sheet: "自评表", cell: "H20" } } });
  const finding = { code: "sum.score", severity: "error", path: "total_score", message: { code: "finding.sum.score", params: { sum: "93" } }, expected: decimal("93"), printed: decimal("94.00") } as const;
  const entry = toContract({ ...made, result: { ...made.result, findings: [finding] } }, codes);
  assertSchema([entry]);
  assert.deepEqual(entry.findings, [{ code: "sum.score", severity: "error", path: "total_score", message: `finding.sum.score{"sum":"93"}`, expected: 93, printed: 94, cell: "自评表!H20" }]);
});

test("what could not be read says where, why and what to do, and nothing in it is a value", () => {
  const entry = unreadableEntry({ id: "a.xlsx", file: "a.xlsx", problem: problem("file.too-large", "a.zip/a.xlsx", { limit: 64 }) }, speak("zh-CN"), [problem("file.missing", "b")]);
  assertSchema([entry]);
  assert.equal(entry.form, null);
  assert.equal(entry.unreadable?.where, "a.zip/a.xlsx");
  assert.match(entry.unreadable?.why ?? "", /64 MB/);
  assert.match(entry.unreadable?.advice ?? "", /拆成几个文件/);
  assert.deepEqual(entry.unreadable?.others.map(({ where, code }) => [where, code]), [["b", "file.missing"]]);
  const nowhere = unreadableEntry({ id: "a.xlsx", file: "a.xlsx", problem: problem("file.missing") }, codes);
  assert.equal(nowhere.unreadable?.where, "a.xlsx");
});

test("what could not be read of single cells is said beside the table", () => {
  const entry = toContract(rechecked({}), codes, [problem("sheet.not-a-number", "自评表!G12", { text: "优" })]);
  assertSchema([entry]);
  assert.deepEqual(entry.readingNotes.map(({ where, code }) => [where, code]), [["自评表!G12", "sheet.not-a-number"]]);
});

test("ids are unique within one array", () => {
  const unique = uniqueIds();
  const entry = toContract(rechecked({}), codes);
  assert.deepEqual([entry, entry, { ...entry, id: "t~2" }, entry].map((one) => unique(one).id), ["t", "t~2", "t~2~2", "t~3"]);
});

test("half characters of a damaged file leave no broken text", () => {
  const entry = toContract(rechecked({ kind: "qualitative", text: "好\ud83d" }, { id: "x\udc00" }), codes);
  assert.equal(entry.indicators[0]?.target.text, "好\ufffd");
  assert.ok(!JSON.stringify([uniqueIds()(entry)]).includes("\\ud"));
});

test("the schema refuses what the contract does not allow", () => {
  const good = JSON.parse(JSON.stringify(toContract(rechecked({ kind: "number", text: "5", value: decimal("5") }), codes)));
  const reading = good.indicators[0].target;
  const wrong: [string, unknown][] = [
    ["a number as text", { ...good, totals: { ...good.totals, score: "93" } }],
    ["a value of a blank", { ...good, indicators: [{ ...good.indicators[0], target: { ...reading, kind: "blank" } }] }],
    ["a date that is none", { ...good, indicators: [{ ...good.indicators[0], target: { ...reading, kind: "date", value: "2022-13-01" } }] }],
    ["an unknown sign", { ...good, indicators: [{ ...good.indicators[0], target: { ...reading, operator: "≥" } }] }],
    ["an unknown form", { ...good, form: "report" }],
    ["no form although readable", { ...good, form: null }],
    ["findings of what was not read", { ...good, unreadable: { where: "a", why: "b", advice: "", code: "c.d", others: [] } }],
    ["an unknown severity", { ...good, findings: [{ code: "a.b", severity: "fatal", path: "x", message: "x", expected: null, printed: null, cell: null }] }],
    ["a missing key", { ...good, grade: undefined }],
    ["a foreign key", { ...good, extra: 1 }],
  ];
  assert.deepEqual(schemaErrors([good]), []);
  for (const [what, entry] of wrong) assert.notDeepEqual(schemaErrors([entry]), [], what);
});
