import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import fc from "fast-check";
import { parse } from "yaml";
import { compare, multiply, round, toText, type Decimal } from "../../../src/core/basics/decimal.ts";
import { message } from "../../../src/core/basics/message.ts";
import { readQuantity } from "../../../src/core/form/unit-part.ts";
import { readRollUp, rollUpRule, ROLL_UP_METHODS, ruleOnly, writeRollUp, type RollUpRule } from "../../../src/core/roll-up/roll-up-rule.ts";
import { isStale, quantityText, rollUp, rollUpSentence, type Quantity, type UnitPart } from "../../../src/core/roll-up/roll-up.ts";
import { LANGUAGES, speak } from "../../../src/words/index.ts";

interface Example {
  readonly case: string;
  readonly rule: string;
  readonly units: readonly (readonly [unit: string, value: string | null, by?: string | null])[];
  readonly expect?: string;
  readonly gap?: readonly string[];
  readonly refused?: string;
}

const EXAMPLES = parse(readFileSync(new URL("examples.yaml", import.meta.url), "utf8")) as readonly Example[];
const MISSING = message("roll-up.missing.not-reported");
const RUNS = process.env["HENGJI_LONG"] === "1" ? 20_000 : 300;

function quantity(text: string | null | undefined): Quantity | typeof MISSING {
  if (text === null || text === undefined) return MISSING;
  const read = readQuantity(text, "self-evaluation");
  assert.ok(read !== null, text);
  return read;
}

describe("F210: what the units' values come to, example by example", () => {
  for (const { case: name, rule: text, units, expect, gap = [], refused } of EXAMPLES) {
    test(name, () => {
      const rule = readRollUp(text)!;
      const parts = units.map(([unit, value, by]): UnitPart => ({ code: unit, unit, value: quantity(value), by: by === undefined ? null : quantity(by) }));
      const found = rollUp(rule, parts);
      assert.deepEqual([found.value === null ? null : quantityText(found.value), found.missing.map(({ unit }) => unit), found.problem?.code ?? null], [expect ?? null, gap, refused ?? null]);
      // The trace names every unit that counts, and the sentence stands in both languages.
      assert.deepEqual(found.lines.map(({ unit, value }) => [unit, value]), units.filter(([unit]) => !rule.without.includes(unit)).map(([unit, value]) => [unit, value ?? ""]));
      const said = rollUpSentence(rule, found);
      assert.equal(said === null, expect === undefined);
      if (said !== null) for (const language of LANGUAGES) assert.ok(speak(language)(said.code, said.params).includes(expect!));
    });
  }
});

describe("F210: laws of rolling up", () => {
  const number = fc.tuple(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.integer({ min: 0, max: 4 })).map(([units, scale]): Decimal => ({ units, scale }));
  const weight = fc.tuple(fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 0, max: 3 })).map(([units, scale]): Decimal => ({ units, scale }));
  const partsOf = (pairs: readonly (readonly [Decimal, Decimal])[]): UnitPart[] => pairs.map(([value, by], index) => ({ code: `${index}`, unit: `${index}`, value: { value, unit: "人" }, by: { value: by, unit: "人" } }));
  const pairs = fc.array(fc.tuple(number, weight), { minLength: 1, maxLength: 12 });
  const ruleOf = (method: RollUpRule["method"]): RollUpRule => rollUpRule(method, { by: method === "share" || method === "weighted-mean" ? "w" : null });

  test("the order of the units makes no difference to any method", () => {
    fc.assert(fc.property(pairs.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }))), fc.constantFrom(...ROLL_UP_METHODS), ([all, shuffled], method) => {
      const [one, other] = [rollUp(ruleOf(method), partsOf(all)), rollUp(ruleOf(method), partsOf(shuffled))];
      assert.deepEqual([one.value && quantityText(one.value), one.problem?.code], [other.value && quantityText(other.value), other.problem?.code]);
    }), { numRuns: RUNS, seed: 210 });
  });

  test("the sum of all is the sum of the sums of its parts", () => {
    fc.assert(fc.property(pairs, pairs, (left, right) => {
      const sum = (all: typeof left): Decimal => rollUp(ruleOf("sum"), partsOf(all)).value!.value;
      const parts = partsOf([[sum(left), { units: 0, scale: 0 }], [sum(right), { units: 0, scale: 0 }]]);
      assert.equal(compare(rollUp(ruleOf("sum"), parts).value!.value, sum([...left, ...right])), 0);
    }), { numRuns: RUNS, seed: 211 });
  });

  test("means lie between the least and the largest, rounded as they are", () => {
    fc.assert(fc.property(pairs, fc.constantFrom("mean" as const, "weighted-mean" as const), (all, method) => {
      const found = rollUp(ruleOf(method), partsOf(all));
      if (found.value === null) return assert.equal(found.problem?.code, "rolling.weights-zero");
      const [least, most] = (["min", "max"] as const).map((one) => round(rollUp(ruleOf(one), partsOf(all)).value!.value, 2, "half-up"));
      assert.ok(compare(least!, found.value.value) <= 0 && compare(found.value.value, most!) <= 0, `${toText(found.value.value)}`);
    }), { numRuns: RUNS, seed: 212 });
  });

  test("weights that are all multiplied by the same give the same mean", () => {
    fc.assert(fc.property(pairs, fc.integer({ min: 1, max: 999 }), (all, times) => {
      const more = all.map(([value, by]) => [value, multiply(by, { units: times, scale: 0 })] as const);
      assert.deepEqual(rollUp(ruleOf("weighted-mean"), partsOf(all)).value, rollUp(ruleOf("weighted-mean"), partsOf(more)).value);
    }), { numRuns: RUNS, seed: 213 });
  });

  test("one unit that is missing leaves no result, whatever the method and wherever it stands", () => {
    fc.assert(fc.property(pairs, fc.nat(), fc.constantFrom(...ROLL_UP_METHODS), (all, at, method) => {
      const parts = partsOf(all);
      const index = at % parts.length;
      const holed = parts.map((part, place): UnitPart => (place === index ? { ...part, value: MISSING, by: null } : part));
      const found = rollUp(ruleOf(method), holed);
      assert.deepEqual([found.value, found.missing.map(({ unit }) => unit)], [null, [`${index}`]]);
    }), { numRuns: RUNS, seed: 214 });
  });

  test("a rule comes back from its text as it was, whatever stands in its names", () => {
    const name = fc.string({ minLength: 1, maxLength: 20 });
    fc.assert(fc.property(fc.constantFrom(...ROLL_UP_METHODS), name, fc.option(name), fc.option(name), fc.integer({ min: 0, max: 6 }), (method, by, from, because, places) => {
      const rule = rollUpRule(method, { by: ruleOf(method).by === null ? null : `n${by}`, from, because, places, without: ["101001", "101002"], took: "12%" });
      assert.deepEqual(readRollUp(writeRollUp(rule)), rule);
    }), { numRuns: RUNS, seed: 215 });
  });
});

test("what is no rule is none: an unknown method, a key twice, weights that are missing or not asked for", () => {
  for (const text of ["", "sum", "method=median", "method=sum;method=mean", "method=weighted-mean", "method=sum;by=budget", "method=share;by=budget", "method=sum;places=9", "method=sum;x=1", "method=sum;from="]) assert.equal(readRollUp(text), null, text);
});

test("what was taken is stale once the units say something else, or nothing", () => {
  const parts = (text: string | null): UnitPart[] => [{ code: "1", unit: "一小", value: quantity(text), by: null }];
  const rule = rollUpRule("sum", { took: "12人" });
  assert.deepEqual(["12人", "12.0人", "13人", null].map((text) => isStale(rule, rollUp(rule, parts(text)))), [false, false, true, true]);
  assert.equal(isStale(rollUpRule("sum"), rollUp(rule, parts("13人"))), false);
  assert.equal(ruleOnly("method=sum;took=12人;because=含民办"), "method=sum");
});
