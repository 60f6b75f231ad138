import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { MAX_INDICATORS, readTableJson } from "../../../src/core/recheck/read-table.ts";
import { CASE_FILES, caseBytes, comparable, readCase } from "../../files/cases.ts";

type Json = Record<string, unknown>;

/** The smallest table, with some of its fields replaced. */
function table(fields: Json = {}, row: Json = {}): Json {
  return { id: "t", form: "self_evaluation", indicators: [{ level1: "产出指标", level3: "某", target_raw: "1", points: 10, score: 10, ...row }], complete: true, ...fields };
}

function problemsOf(value: unknown): [string, string][] {
  const result = readTableJson(value, "");
  return result.ok ? [] : result.problems.map(({ code, where }) => [code, where]);
}

test("every published table is read, and every printed number keeps its value", () => {
  for (const name of CASE_FILES) {
    const read = comparable(readCase(name)) as { indicators: Json[]; project: Json };
    const raw = JSON.parse(new TextDecoder().decode(caseBytes(name))) as { indicators: Json[]; project: Json; source: Json };
    assert.equal(read.indicators.length, raw.indicators.length);
    raw.indicators.forEach((row, index) => {
      const found = read.indicators[index]!;
      assert.deepEqual([found["points"], found["score"]], [row["points"], row["score"]].map((value) => (value === null ? null : String(value))), name);
      assert.deepEqual([found["level3"], found["targetRaw"], found["actualRaw"], found["reason"]], [row["level3"], row["target_raw"], row["actual_raw"], row["reason"] || null], name);
    });
    assert.deepEqual([read.project["executed"], read.project["executionRate"]], [raw.project["executed"], raw.project["execution_rate"]].map((value) => (value === null ? null : String(value))), name);
  }
});

test("what is missing, null or blank is null", () => {
  const result = readTableJson({ form: "goal", indicators: [{}, { level3: "  ", points: null, score: "" }] }, "");
  assert.ok(result.ok);
  assert.deepEqual(result.value.indicators[0], { level1: null, level2: null, level3: null, targetRaw: null, actualRaw: null, points: null, score: null, reason: null });
  assert.deepEqual(result.value.indicators[1], result.value.indicators[0]);
  assert.deepEqual([result.value.year, result.value.publisher, result.value.project.fundsRows, result.value.complete, result.value.totalScore], [null, null, [], false, null]);
});

test("the printed rate of a part is text as it stands; a table without one has none", () => {
  const rates = [{ execution_rate_raw: "98.67%" }, { execution_rate_raw: " — " }, { execution_rate_raw: 0.958 }, { execution_rate_raw: "" }, { execution_rate_raw: null }, {}];
  const result = readTableJson(table({ project: { funds_rows: rates.map((rate) => ({ source: "财政拨款", executed: 1, ...rate })) } }), "");
  assert.ok(result.ok);
  assert.deepEqual(result.value.project.fundsRows.map(({ executionRateRaw }) => executionRateRaw), ["98.67%", "—", "0.958", null, null, null]);
});

test("numbers as people write them", () => {
  for (const [written, value] of [[8.5, "8.5"], ["8.5", "8.5"], ["8.5分", "8.5"], [" 1,234.50 ", "1234.5"], ["１２．５", "12.5"], ["1e2", "100"], [0, "0"], [1e-7, "0.0000001"], ["12345678901234567890.12", "12345678901234567890.12"]] as const) {
    const result = readTableJson(table({}, { points: written }), "");
    assert.ok(result.ok, String(written));
    assert.equal(comparable(result.value.indicators[0]!.points), value);
  }
  const rate = readTableJson(table({ project: { execution_rate: "98.67％" } }), "");
  assert.ok(rate.ok && comparable(rate.value.project.executionRate) === "98.67");
});

test("a target given as a number is the text that was printed", () => {
  const result = readTableJson(table({}, { target_raw: 63, actual_raw: 0.5 }), "");
  assert.ok(result.ok);
  assert.deepEqual([result.value.indicators[0]!.targetRaw, result.value.indicators[0]!.actualRaw], ["63", "0.5"]);
});

test("each wrong field is a problem with its path", () => {
  for (const [value, code, where] of [
    [table({}, { points: "abc" }), "json.not-a-number", "indicators[0].points"],
    [table({}, { points: Infinity }), "json.number-too-large", "indicators[0].points"],
    [table({}, { points: "1e400" }), "json.number-too-large", "indicators[0].points"],
    [table({}, { points: 1e300 }), "json.number-too-large", "indicators[0].points"],
    [table({}, { points: NaN }), "json.number-too-large", "indicators[0].points"],
    [table({}, { score: "NaN" }), "json.not-a-number", "indicators[0].score"],
    [table({}, { score: true }), "json.not-a-number", "indicators[0].score"],
    [table({}, { score: ["5"] }), "json.not-a-number", "indicators[0].score"],
    [table({}, { score: "1,2" }), "json.not-a-number", "indicators[0].score"],
    [table({}, { score: "95%" }), "json.not-a-number", "indicators[0].score"],
    [table({}, { level3: ["某"] }), "json.not-a-text", "indicators[0].level3"],
    [table({}, { level3: { a: 1 } }), "json.not-a-text", "indicators[0].level3"],
    [table({}, { actual_raw: "\ud800" }), "json.half-character", "indicators[0].actual_raw"],
    [table({}, { reason: "x".repeat(40_000) }), "json.text-too-long", "indicators[0].reason"],
    [table({ form: "report" }), "json.unknown-form", "form"],
    [table({ form: null }), "json.unknown-form", "form"],
    [table({ source: { year: 22 } }), "json.not-a-year", "source.year"],
    [table({ source: { year: 2022.5 } }), "json.not-a-year", "source.year"],
    [table({ source: [] }), "json.not-an-object", "source"],
    [table({ project: "x" }), "json.not-an-object", "project"],
    [table({ project: { funds_rows: {} } }), "json.not-a-list", "project.funds_rows"],
    [table({ project: { funds_rows: [{ executed: "90万元" }] } }), "json.not-a-number", "project.funds_rows[0].executed"],
    [table({ total_score: "九十" }), "json.not-a-number", "total_score"],
    [table({ complete: "yes" }), "json.not-true-or-false", "complete"],
    [table({ indicators: [null] }), "json.not-an-object", "indicators[0]"],
    [table({ indicators: new Array(2) }), "json.not-an-object", "indicators[0]"],
    [table({ indicators: "none" }), "json.no-indicators", ""],
    [{ form: "goal" }, "json.no-indicators", ""],
    [[table()], "json.not-a-table", ""],
    ["table", "json.not-a-table", ""],
    [null, "json.not-a-table", ""],
  ] as const) assert.deepEqual(problemsOf(value)[0], [code, where], JSON.stringify(value)?.slice(0, 100));
});

test("negative points, scores and amounts are read as they are printed; judging them is not the reader's", () => {
  assert.deepEqual(problemsOf(table({ project: { adjusted_budget: -5, execution_points: -10 }, total_points: -1 }, { points: "-3分", score: -2 })), []);
});

test("all wrong fields are said together, up to a bound, with the file in front", () => {
  const result = readTableJson({ form: "x", indicators: Array.from({ length: 100 }, () => ({ points: "abc" })) }, "a.json");
  assert.ok(!result.ok);
  assert.equal(result.problems.length, 20);
  assert.equal(result.problems[1]!.where, "a.json: indicators[0].points");
});

test("a million rows are refused before they are read", () => {
  const rows = new Proxy(new Array<unknown>(1_000_000), { get: (target, key) => (key === "length" ? target.length : assert.fail(`read ${String(key)}`)) });
  assert.deepEqual(problemsOf({ form: "goal", indicators: rows }), [["json.too-many-rows", "indicators"]]);
  assert.deepEqual(problemsOf({ form: "goal", indicators: Array.from({ length: MAX_INDICATORS }, () => ({})) }), []);
});

test("nothing comes from a prototype, and keys called __proto__ do nothing", () => {
  const inherited = Object.create({ form: "goal", indicators: [] }) as object;
  assert.deepEqual(problemsOf(inherited), [["json.no-indicators", ""]]);
  const result = readTableJson(JSON.parse('{"form":"goal","__proto__":{"total_score":100},"indicators":[{"__proto__":{"points":5},"constructor":1}]}'), "");
  assert.ok(result.ok);
  assert.deepEqual([result.value.totalScore, result.value.indicators[0]!.points], [null, null]);
});

test("anything at all is either a table or problems", () => {
  const field = fc.oneof(fc.anything({ maxDepth: 2, withNullPrototype: true, withSparseArray: true, withBigInt: true }), fc.double(), fc.string({ unit: "binary" }));
  const row = fc.record({ level1: field, level3: field, target_raw: field, points: field, score: field, reason: field }, { requiredKeys: [] });
  const value = fc.oneof(field, fc.record({ id: field, form: fc.oneof(field, fc.constantFrom("goal", "evaluation")), indicators: fc.oneof(field, fc.array(row, { maxLength: 3 })), project: field, goal: field, total_score: field, complete: field }, { requiredKeys: [] }));
  fc.assert(
    fc.property(value, (given) => {
      const result = readTableJson(given, "f");
      assert.ok(result.ok || (result.problems.length > 0 && result.problems.every(({ code, where }) => code.startsWith("json.") && !/\p{Surrogate}/u.test(JSON.stringify(code) + where))));
    }),
    { numRuns: process.env["HENGJI_LONG"] === "1" ? 100_000 : 3_000, seed: 5 },
  );
});
