import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Decimal } from "../../../src/core/basics/decimal.ts";
import { checkFormula, evaluate, evaluateInSteps, formatFormula, namesOf, outcomeText, parseFormula, sayFormula, type CheckedFormula, type Declared, type Formula, type Given, type Node } from "../../../src/core/expression/index.ts";
import { speak } from "../../../src/words/index.ts";
import { anyCalculation, anyNode, withoutPlaces } from "./any-formula.ts";
import { model, type Pair } from "./model.ts";

const RUNS = { numRuns: process.env["HENGJI_LONG"] === "1" ? 50_000 : 1_000, seed: 113 };
const NAMES: ReadonlyMap<string, Declared> = new Map(["a", "b", "c"].map((name) => [name, { type: "number" }]));
const value = fc.option(fc.tuple(fc.integer({ min: -300, max: 300 }), fc.nat(2)).map(([units, scale]): Decimal => ({ units, scale })), { freq: 8 });
const values = fc.record({ a: value, b: value, c: value }).map((record) => new Map<string, Decimal | null>(Object.entries(record)));

function read(text: string): Formula {
  const formula = parseFormula(text);
  assert.ok(formula.ok, text);
  return formula.value;
}

function checked(text: string, names = NAMES): CheckedFormula {
  const found = checkFormula(read(text), names);
  assert.ok(found.ok, text);
  return found.value;
}

const written = (root: Node, spelling?: "chinese"): string => formatFormula({ text: "", root }, spelling);

test("a formula that was written is read as the same tree, in either spelling", () => {
  fc.assert(fc.property(anyNode, (root) => {
    const text = written(root);
    assert.equal(withoutPlaces(read(text)), withoutPlaces({ text: "", root }), text);
    assert.equal(withoutPlaces(read(written(root, "chinese"))), withoutPlaces({ text: "", root }), text);
    assert.equal(formatFormula(read(text)), text);
  }), RUNS);
});

test("a formula is said whole in both languages", () => {
  fc.assert(fc.property(anyNode, (root) => {
    for (const language of ["zh-CN", "en"] as const) {
      const sentence = sayFormula({ text: "", root }, speak(language));
      assert.doesNotMatch(sentence, /expression\.|undefined/);
      for (const name of namesOf({ text: "", root })) assert.ok(sentence.includes(name), `${sentence} names ${name}`);
    }
  }), RUNS);
});

test("a calculation comes to what plain fractions of whole numbers come to", () => {
  fc.assert(fc.property(anyCalculation, values, (root, given) => {
    const formula = checked(written(root));
    const outcome = evaluate(formula, given);
    const pairs = new Map([...given].map(([name, one]): [string, Pair | null] => [name, one && [BigInt(one.units), 10n ** BigInt(one.scale)]]));
    const expected = model(formula.formula.root, pairs);
    if (expected === "not computable") return assert.equal(outcome.kind, "not-computable");
    if ("missing" in expected) return assert.deepEqual(outcome.kind === "missing" && [...outcome.names].sort(), [...expected.missing].sort());
    const [top, bottom] = expected.known as Pair;
    assert.ok(outcome.kind === "number", outcomeText(outcome));
    assert.equal(outcome.value.top * bottom, top * outcome.value.bottom);
    assert.ok(outcome.value.bottom > 0n);
  }), RUNS);
});

test("P5: what is missing goes through: without a choice, a value that is asked for and missing is always named", () => {
  const decides = (node: Node): boolean => /"kind":"(?:choice|and|or)"/.test(JSON.stringify(node));
  fc.assert(fc.property(anyCalculation.filter((root) => !decides(root)), values, (root, given) => {
    const formula = checked(written(root));
    const absent = namesOf(formula.formula).filter((name) => given.get(name) === null);
    const outcome = evaluate(formula, given);
    assert.deepEqual(outcome.kind === "missing" ? outcome.names : [], absent);
    const none = evaluate(formula, new Map());
    assert.deepEqual(none.kind === "missing" ? none.names : [], namesOf(formula.formula));
  }), RUNS);
});

test("F113 division by zero is not computable and no zero, and the same input twice gives the same bytes", () => {
  const quotient = checked("a / (b - c)");
  const zero = evaluate(quotient, new Map([["a", { units: 5, scale: 0 }], ["b", { units: 25, scale: 1 }], ["c", { units: 250, scale: 2 }]]));
  assert.deepEqual(zero, { kind: "not-computable", why: { code: "expression.why.zero-divisor", params: {} }, place: { from: 5, to: 10 } });
  fc.assert(fc.property(anyCalculation, values, (root, given) => {
    const text = written(root);
    const [one, other] = [checked(text), checked(text)];
    assert.equal(outcomeText(evaluate(one, given)), outcomeText(evaluate(other, new Map([...given].reverse()))));
    const [left, right] = [evaluateInSteps(one, given), evaluateInSteps(other, given)];
    assert.equal(JSON.stringify(left.steps), JSON.stringify(right.steps));
    assert.equal(outcomeText(left.outcome), outcomeText(evaluate(one, given)));
  }), RUNS);
});

test("F113 units: money of any size adds exactly, and what measures different things never adds", () => {
  const money = fc.constantFrom(["元", 1n], ["万元", 10_000n], ["亿元", 100_000_000n], ["千元", 1_000n]) as fc.Arbitrary<[string, bigint]>;
  const amount = fc.integer({ min: -(10 ** 9), max: 10 ** 9 });
  fc.assert(fc.property(money, money, amount, amount, ([one, oneYuan], [other, otherYuan], left, right) => {
    const names = new Map<string, Declared>([["a", { type: "number", unit: one }], ["b", { type: "number", unit: other }], ["c", { type: "number", unit: "人" }]]);
    const outcome = evaluate(checked("a + b", names), new Map<string, Given>([["a", { units: left, scale: 2 }], ["b", { units: right, scale: 2 }]]));
    assert.ok(outcome.kind === "number");
    assert.equal(outcome.unit, one);
    assert.equal(outcome.value.top * oneYuan * 100n, (BigInt(left) * oneYuan + BigInt(right) * otherYuan) * outcome.value.bottom);
    for (const text of ["a + c", "a > c", "max(b, c)", "if(a > b, a, c)", "a / c + b", "clamp(a, b, c)", "[a, c]"]) {
      const found = checkFormula(read(text), names);
      assert.deepEqual(found.ok ? [] : found.problems.map(({ code }) => code), ["formula.wrong-unit"], text);
    }
  }), RUNS);
});
