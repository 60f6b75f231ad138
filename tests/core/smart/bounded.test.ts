import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import test from "node:test";
import fc from "fast-check";
import { byPlace, judgeSmart, lintGoal, type GoalInput, type GoalRow } from "../../../src/core/smart/index.ts";
import { readExamples } from "./read-examples.ts";
import { points, publishedGoals, rowGoal } from "./sample-goals.ts";

const SMART = new URL("../../../src/core/smart/", import.meta.url);

test("no pattern of the linter repeats without bound", async () => {
  const files = readdirSync(SMART).filter((name) => name.endsWith("-lexicon.ts"));
  assert.ok(files.length >= 3);
  let patterns = 0;
  for (const file of files) {
    const lexicon = (await import(new URL(file, SMART).href)) as Record<string, unknown>;
    for (const [name, value] of Object.entries(lexicon)) {
      for (const pattern of patternsIn(value)) {
        patterns += 1;
        const outsideClasses = pattern.source.replace(/\\./g, "").replace(/\[[^\]]*\]/g, "[]");
        assert.doesNotMatch(outsideClasses, /[*+]|\{\d*,\}/, `${file}, ${name}: ${pattern.source}`);
      }
    }
  }
  assert.ok(patterns >= 60, `${patterns} patterns`);
});

function patternsIn(value: unknown): RegExp[] {
  if (value instanceof RegExp) return [value];
  return Array.isArray(value) ? value.flatMap(patternsIn) : [];
}

/**
 * Work in characters offered to patterns. With bounded repetition a pattern looks at each place a bounded number of times,
 * so this count, times a constant, bounds the time; unlike a clock it is the same on every machine.
 */
function workOf(run: () => void): number {
  const original = RegExp.prototype.exec;
  let work = 0;
  // `test`, `match`, `replace` and `search` all go through `exec`.
  const put = (exec: typeof original): boolean => Reflect.defineProperty(RegExp.prototype, "exec", { value: exec, configurable: true, writable: true });
  put(function (this: RegExp, text: string) {
    work += this.sticky ? 1 : text.length;
    return original.call(this, text);
  });
  try {
    run();
  } finally {
    put(original);
  }
  return work;
}

const ADVERSARIES: readonly string[] = [
  "进一步", "由1", "由1到", "2026年", "2月", "1,", "1.", "9,999", "(", "（≥**", "优1良", "目标1：", "≥", "，", "。", "提高1；", "其中", "不低于", "★", " ", "０", "aA", "好/", "资金", "约", "*", "\ud800", "1万2", "即 %", "年内", "《", "1至",
];

test("work on one long cell stops growing where the official field ends", () => {
  for (const piece of ADVERSARIES) {
    const long = (length: number): GoalInput => {
      const text = piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
      return rowGoal({ name: text, target: text, unit: text.slice(0, 50), lastActual: text, dueDate: text }, { goal: text, midTermGoal: text, year: 2026 });
    };
    const short = workOf(() => void lintGoal(long(2_000)));
    const huge = workOf(() => void lintGoal(long(100_000)));
    // `cell-too-long` joins in, and sentences cut at the end may differ a little; fifty times the text must not mean more work.
    assert.ok(huge <= short * 1.1 + 20_000, `${JSON.stringify(piece)}: ${short} at 2000 characters, ${huge} at 100000`);
    assert.ok(short <= 40_000_000, `${JSON.stringify(piece)}: ${short}`);
  }
});

test("work grows with the number of rows and no faster", () => {
  const rows = publishedGoals().flatMap(({ goal }) => goal.rows);
  const form = (times: number): GoalInput => ({ year: 2022, goal: null, rows: Array.from({ length: times }, () => rows).flat() });
  const one = workOf(() => void lintGoal(form(1)));
  const twenty = workOf(() => void lintGoal(form(20)));
  assert.ok(twenty <= one * 21, `${one} for ${rows.length} rows, ${twenty} for twenty times as many`);
});

const LONG = process.env["HENGJI_LONG"] === "1";
const RUNS = { seed: 20260107, numRuns: LONG ? 50_000 : 600 };

/** Pieces of real cells, so that the search gets past the first test of a rule. */
const PIECES: readonly string[] = [
  "≥", "≤", "=", "<", ">", ">=", "95", "100", "0", "0.9", "－5", "%", "％", "‰", "万", "元", "万元", "人", "户", "个", "/", "·", "*", "**", "(", ")", "（", "）", "《", "》", "不低于", "以上", "左右", "2026年", "2月30日", "底前", "提高", "成本", "事故",
  "满意度", "率", "覆盖", "完成", "定性", "好坏", "效果明显", "及时", "尽快", "由", "到", "其中", "★", "。", "；", "，", "\n", " ", "　", "０", "Ａ", "#REF!", "1e400", "NaN", "__proto__", "\ud800", "\u0000", "指标1", "请填写", "……", "O", "..",
];
const text = fc.oneof(
  { weight: 4, arbitrary: fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((pieces) => pieces.join("")) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 60 }) },
);
const cell = fc.option(text, { nil: null });
const level = fc.oneof(fc.constantFrom("产出指标", "效益指标", "成本指标", "满意度指标", "数量指标", "质量指标", "时效指标", "生态效益指标", "项目决策", ""), text);
const number = fc.option(fc.oneof(fc.integer({ min: -100, max: 200 }).map(String), fc.constantFrom("0", "0.00", "-0", "99999999999999999999999")).map(points), { nil: null });
const row: fc.Arbitrary<GoalRow> = fc.record(
  { level1: fc.option(level, { nil: null }), level2: fc.option(level, { nil: null }), name: cell, target: cell, points: number, unit: cell, lastActual: cell, baseline: cell, dueDate: cell, milestones: fc.array(text, { maxLength: 2 }), duty: cell, justification: cell },
  { requiredKeys: ["level1", "level2", "name", "target", "points"] },
);
const goalInput: fc.Arbitrary<GoalInput> = fc.record(
  { year: fc.option(fc.integer({ min: 1900, max: 2300 }), { nil: null }), goal: cell, midTermGoal: cell, rows: fc.array(row, { maxLength: 8 }), complete: fc.boolean(), amount: number, weightSum: number, hasServiceObjects: fc.boolean(), projectUntil: fc.constantFrom("2027-06-30", ""), levelPoints: fc.dictionary(text, fc.constant(points("30")), { maxKeys: 2 }) },
  { requiredKeys: ["year", "goal", "rows"] },
);

test("whatever stands in a form, the linter answers, in order and with places that exist", () => {
  fc.assert(fc.property(goalInput, (input) => {
    const remarks = lintGoal(input);
    assert.ok(remarks.length <= 150 + 40 * input.rows.length, `${remarks.length} remarks`);
    for (const [at, { place, message, fix }] of remarks.entries()) {
      if (at > 0) assert.ok(byPlace(remarks[at - 1]!.place, place) <= 0);
      if (place.row !== null) assert.ok(place.row >= 0 && place.row < input.rows.length);
      if (place.start !== null && place.end !== null) {
        const field = place.row === null ? input[place.field as "goal"] : input.rows[place.row]![place.field as "name"];
        assert.ok(place.start >= 0 && place.start <= place.end && place.end <= (field ?? "").length, `${message.code} ${JSON.stringify(place)} in ${JSON.stringify(field)}`);
      }
      for (const value of Object.values(message.params)) assert.ok(typeof value === "number" || value.length <= 120, `${message.code}: ${value}`);
      if (fix) assert.ok(fix.text.length <= 2_100 && !fix.text.includes("null") && !fix.text.includes("undefined"), `${message.code}: ${fix.text}`);
    }
    assert.deepEqual(lintGoal(input), remarks);
  }), RUNS);
});

test("whatever stands in a form, SMART is judged, and errors never pass", () => {
  fc.assert(fc.property(goalInput, (input) => {
    const judged = judgeSmart(input);
    assert.equal(judged.rows.length, input.rows.length);
    for (const remark of lintGoal(input)) {
      if (remark.letter === "structure" || remark.severity === "note") continue;
      const verdict = judged.overall[remark.letter];
      assert.equal(verdict.verdict, "fail");
      assert.ok(verdict.rules.includes(remark.rule));
    }
  }), RUNS);
});

test("what is typed into one row changes nothing in the remarks on another", () => {
  const clean = readExamples("rows").filter(({ rules }) => rules.length === 0).map(({ input }) => input.rows[0]!);
  fc.assert(fc.property(row, fc.constantFrom(...clean), (other, own) => {
    const alone = lintGoal({ year: null, goal: null, complete: false, rows: [own] });
    const together = lintGoal({ year: null, goal: null, complete: false, rows: [own, other] });
    const byForm = new Set(["duplicate-indicator", "benefit-repeats-output", "parts-exceed-whole"]);
    assert.deepEqual(together.filter(({ place, rule }) => place.row === 0 && !byForm.has(rule)).map(({ rule }) => rule), alone.map(({ rule }) => rule));
  }), RUNS);
});
