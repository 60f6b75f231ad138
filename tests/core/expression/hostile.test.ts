import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { BOUNDS } from "../../../src/core/expression/bounds.ts";
import { checkFormula, evaluate, evaluateInSteps, parseFormula, sayFormula, type Declared, type Given } from "../../../src/core/expression/index.ts";
import { speak } from "../../../src/words/index.ts";

const RUNS = { numRuns: process.env["HENGJI_LONG"] === "1" ? 100_000 : 2_000, seed: 114 };
const NAMES: ReadonlyMap<string, Declared> = new Map<string, Declared>([
  ["a", { type: "number" }], ["甲", { type: "number", unit: "人" }], ["乙", { type: "number", unit: "万元" }], ["率", { type: "number", unit: "%" }],
  ["类", { type: "text" }], ["日", { type: "date" }], ["真否", { type: "truth" }], ["各", { type: "number", unit: "人", isList: true }],
]);
const VALUES: ReadonlyMap<string, Given> = new Map<string, Given>([
  ["a", { units: 0, scale: 0 }], ["甲", { units: 3, scale: 0 }], ["乙", { units: -125, scale: 1 }], ["率", { units: 95, scale: 0 }],
  ["类", "新增"], ["日", "2024-02-29"], ["真否", false], ["各", [{ units: 1, scale: 0 }, { units: 2, scale: 0 }]],
]);

/** The code of the first problem and where it stands; the column alone when the text was taken. */
function refusal(text: string): string {
  const formula = parseFormula(text);
  return formula.ok ? "taken" : formula.problems.map(({ code, where }) => `${code} ${where}`).join();
}

test("P5: a formula beyond its bounds is refused with the place where it went beyond", () => {
  const million = 1_000_000;
  for (const [text, expected] of [
    ["(".repeat(million), "formula.too-long 1:20001"],
    [`${"1+".repeat(million)}1`, "formula.too-long 1:20001"],
    ["(".repeat(1_000), "formula.too-deep 1:66"],
    ["[".repeat(1_000), "formula.too-deep 1:66"],
    ["-".repeat(1_000), "formula.too-deep 1:66"],
    ["not ".repeat(1_000), "formula.too-deep 1:261"],
    ["sum(".repeat(1_000), "formula.too-deep 1:261"],
    [`${"1+".repeat(9_000)}1`, "formula.too-many-nodes 1:2001"],
    [`${"1 and ".repeat(3_000)}1`, "formula.too-many-nodes 1:12001"],
    [`sum(${"1,".repeat(9_000)}1)`, "formula.too-many-nodes 1:4005"],
    ["9".repeat(41), "formula.number-too-long 1:1"],
    [`1 + ${"9".repeat(10_000)}`, "formula.number-too-long 1:5"],
    ["甲".repeat(61), "formula.name-too-long 1:1"],
    [`"${"甲".repeat(501)}"`, "formula.text-too-long 1:1"],
    [`5${"人".repeat(5_000)}`, "formula.unit-unknown 1:2"],
    ["1 +\n  \u202e甲", "formula.character 2:3"],
    ["\ud800", "formula.character 1:1"],
    ['"\udfff"', "formula.character 1:2"],
    ['"\u202e"', "formula.character 1:2"],
    ["a\u200bb", "formula.character 1:2"],
    ["\0", "formula.character 1:1"],
    ["😀", "formula.character 1:1"],
    ["\"😀\" + 1 ;", "formula.character 1:9"],
    ["שלום", "formula.character 1:1"],
    ["((甲)", "formula.expected-bracket 1:5"],
    ["甲.__proto__", "formula.character 1:2"],
    ["__proto__(1)", "formula.function-unknown 1:1"],
    ["1e9", "formula.unit-unknown 1:2"],
    [".5", "formula.character 1:1"],
    ["", "formula.empty 1:1"],
    ["　\n", "formula.empty 1:1"],
  ] as const) assert.equal(refusal(text), expected, text.slice(0, 40));
  assert.equal(refusal(`${"1+".repeat(999)}1`), "taken");
  assert.equal(refusal(`${"(".repeat(BOUNDS.depth)}1${")".repeat(BOUNDS.depth)}`), "taken");
});

test("a name that only looks like something of JavaScript is unknown and nothing more", () => {
  for (const name of ["constructor", "__proto__", "toString", "hasOwnProperty", "valueOf"]) {
    const formula = parseFormula(name);
    assert.ok(formula.ok);
    const found = checkFormula(formula.value, NAMES);
    assert.deepEqual(found.ok ? [] : found.problems.map(({ code }) => code), ["formula.name-unknown"]);
    for (const unit of [name, "", "每", "/", "人/人", "·", "元".repeat(70), "元·人·户·亩·分·吨·天·米"]) checkFormula(formula.value, new Map([[name, { type: "number", unit }]]), { unit: name });
  }
});

test("P5: work and digits are bounded: a small formula cannot make a large one", () => {
  const list = Array.from({ length: 9_999 }, (_, index) => ({ units: index, scale: 0 }));
  const long = parseFormula(`${"sum(各)+".repeat(300)}sum(各)`);
  assert.ok(long.ok);
  const checked = checkFormula(long.value, NAMES);
  assert.ok(checked.ok);
  const outcome = evaluate(checked.value, new Map([["各", list]]));
  assert.equal(outcome.kind === "not-computable" && outcome.why.code, "expression.why.long-list");
  const tooMany = evaluate(checked.value, new Map([["各", [...list, ...list]]]));
  assert.equal(tooMany.kind === "not-computable" && tooMany.why.code, "expression.why.long-list");
  const power = parseFormula(Array.from({ length: 900 }, () => "9".repeat(20)).join("*"));
  assert.ok(power.ok);
  const number = checkFormula(power.value, NAMES);
  assert.ok(number.ok);
  const grown = evaluate(number.value, VALUES);
  assert.equal(grown.kind === "not-computable" && grown.why.code, "expression.why.too-long");
  const fractions = parseFormula(`sum(${Array.from({ length: 400 }, (_, index) => `1/${10 ** 9 + index * 7 + 1}`).join(",")})`);
  assert.ok(fractions.ok);
  const shares = checkFormula(fractions.value, NAMES);
  assert.ok(shares.ok);
  const endless = evaluate(shares.value, VALUES);
  assert.equal(endless.kind === "not-computable" && endless.why.code, "expression.why.too-long");
});

test("a value whose scale nobody could have typed is refused and not worked with", () => {
  const formula = parseFormula("a + 1");
  assert.ok(formula.ok);
  const checked = checkFormula(formula.value, NAMES);
  assert.ok(checked.ok);
  for (const scale of [1_000_000_000, -1, 61]) {
    const outcome = evaluate(checked.value, new Map([["a", { units: 1, scale }]]));
    assert.equal(outcome.kind === "not-computable" && outcome.why.code, "expression.why.wrong-value");
  }
});

/** Any text at all, and texts made of what formulas are made of, which get further. */
const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.array(fc.nat(0xffff).map((code) => String.fromCharCode(code)), { maxLength: 40 }).map((units) => units.join("")),
  fc.array(fc.constantFrom("a", "甲", "乙", "率", "类", "日", "真否", "各", "(", ")", "（", "[", "]", ",", "，", "+", "-", "×", "÷", "=", "≥", "<", "<>", " 且 ", " 或 ", " 非 ", "sum(", "如果(", "clamp(", "round(", "占比(", "相差天数(", "5", "0", "100%", "3人", "0.25", "2024-02-29", '"新增"', " "), { maxLength: 25 })
    .map((pieces) => pieces.join("")),
);

test("any text is a formula or has problems with words, and any formula comes to an outcome", () => {
  const say = [speak("zh-CN"), speak("en")];
  let taken = 0;
  fc.assert(fc.property(anyText, (text) => {
    const formula = parseFormula(text);
    const checked = formula.ok ? checkFormula(formula.value, NAMES, { unit: "%" }) : formula;
    const plain = formula.ok && !checked.ok ? checkFormula(formula.value, NAMES) : checked;
    for (const problems of [checked, plain].flatMap((found) => (found.ok ? [] : [found.problems]))) {
      assert.ok(problems.length > 0);
      for (const { code, where, params } of problems) {
        assert.match(where, /^[1-9]\d*:[1-9]\d*$/);
        for (const speaker of say) assert.doesNotMatch(speaker(`problem.${code}`, params), /^problem\.|^\s*$/, code);
      }
    }
    if (!plain.ok) return;
    taken += 1;
    for (const given of [VALUES, new Map<string, Given>(), new Map<string, Given>([["a", "text"], ["甲", true], ["各", { units: 1, scale: 0 }], ["日", "2024-02-30"], ["类", []]])]) {
      const { outcome, steps } = evaluateInSteps(plain.value, given);
      for (const { message } of [...steps, ...(outcome.kind === "not-computable" ? [{ message: outcome.why }] : [])]) for (const speaker of say) assert.doesNotMatch(speaker(message.code, message.params), /^expression\./, message.code);
    }
    for (const speaker of say) assert.notEqual(sayFormula(plain.value.formula, speaker), "");
  }), RUNS);
  assert.ok(taken > RUNS.numRuns / 100, `${taken} formulas were taken`);
});
