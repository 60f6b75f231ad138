import assert from "node:assert/strict";
import { test } from "node:test";
import { Decimal as Oracle } from "decimal.js";
import fc from "fast-check";
import { add, compare, type Decimal, decimal, divide, fromNumber, multiply, parseDecimal, round, type RoundingMode, subtract, toNumber, toShortText, toText } from "../../../src/core/basics/decimal.ts";

Oracle.set({ precision: 200, toExpNeg: -1000, toExpPos: 1000 });

const LONG = process.env["HENGJI_LONG"] === "1";
/** Five to six comparisons each: more than a million in the short run. */
const RUNS = LONG ? 1_000_000 : 200_000;

const ORACLE_MODE: Readonly<Record<RoundingMode, Oracle.Rounding>> = { "half-up": Oracle.ROUND_HALF_UP, cut: Oracle.ROUND_DOWN };

/** A small seeded generator: the same cases on every machine, without fast-check's cost for a million runs. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function randomDecimal(next: () => number): string {
  const digits = 1 + Math.floor(next() * (next() < 0.1 ? 30 : 9));
  let text = "";
  for (let index = 0; index < digits; index += 1) text += Math.floor(next() * 10);
  const scale = Math.floor(next() * Math.min(digits, 7));
  const whole = scale === 0 ? text : `${text.slice(0, digits - scale) || "0"}.${text.slice(digits - scale)}`;
  return next() < 0.3 ? `-${whole}` : whole;
}

test(`sums, products, quotients and roundings agree with decimal.js (${RUNS} cases)`, () => {
  const next = seeded(20_260_101);
  for (let run = 0; run < RUNS; run += 1) {
    const [a, b] = [randomDecimal(next), randomDecimal(next)];
    const [left, right] = [decimal(a), decimal(b)];
    const places = Math.floor(next() * 5);
    const mode: RoundingMode = next() < 0.5 ? "half-up" : "cut";
    const same = (mine: Decimal, theirs: Oracle, what: string): void => {
      if (!new Oracle(toText(mine)).equals(theirs)) assert.fail(`${a} ${what} ${b}: ${toText(mine)}, decimal.js says ${theirs.toString()}`);
    };
    same(add(left, right), new Oracle(a).plus(b), "+");
    same(subtract(left, right), new Oracle(a).minus(b), "-");
    same(multiply(left, right), new Oracle(a).times(b), "×");
    same(round(left, places, mode), new Oracle(a).toDecimalPlaces(places, ORACLE_MODE[mode]), `rounded (${mode}, ${places}) beside`);
    if (right.units !== 0) {
      // decimal.js rounds to its precision first; 200 digits leave no room for a second rounding to matter here.
      same(divide(left, right, places, mode), new Oracle(a).div(b).toDecimalPlaces(places, ORACLE_MODE[mode]), `÷ (${mode}, ${places})`);
    }
    if (Math.sign(compare(left, right)) !== new Oracle(a).comparedTo(b)) assert.fail(`${a} against ${b}`);
  }
});

test("text reads back as the same value", () => {
  fc.assert(fc.property(fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }), fc.nat(8), (units, scale) => {
    const text = toText({ units, scale });
    assert.equal(toText(decimal(text)), text);
    assert.equal(compare(decimal(toShortText(decimal(text))), decimal(text)), 0);
  }), { seed: 7 });
});

test("a JSON number is read as it was printed", () => {
  assert.equal(toText(fromNumber(9265.353442)!), "9265.353442");
  assert.equal(toText(fromNumber(0.1)!), "0.1");
  assert.equal(toText(fromNumber(1e21)!), "1000000000000000000000");
  assert.equal(toText(fromNumber(1.5e-7)!), "0.00000015");
  assert.equal(toNumber(decimal("98.67")), 98.67);
  for (const strange of [Number.NaN, Number.POSITIVE_INFINITY, -Number.POSITIVE_INFINITY, Number.MAX_VALUE]) assert.equal(fromNumber(strange), null, String(strange));
});

test("what is no plain decimal is refused", () => {
  for (const text of ["", ".", "-", "1.2.3", "1,000", "NaN", "Infinity", "0x10", "1e400", "１２", "1 2", "9".repeat(61)]) assert.equal(parseDecimal(text), null, text);
  for (const [text, value] of [["12.", "12"], [".5", "0.5"], ["+7", "7"], ["1e3", "1000"], ["12e-2", "0.12"], ["-0", "0"]] as const) assert.equal(toText(parseDecimal(text)!), value, text);
});

test("halves go away from zero, cutting goes towards it", () => {
  const table: readonly (readonly [string, number, RoundingMode, string])[] = [
    ["2.345", 2, "half-up", "2.35"], ["2.344", 2, "half-up", "2.34"], ["-2.345", 2, "half-up", "-2.35"], ["8.63", 0, "cut", "8"], ["-8.63", 0, "cut", "-8"], ["9.995", 2, "half-up", "10.00"], ["5", 2, "half-up", "5.00"],
  ];
  for (const [value, places, mode, expected] of table) assert.equal(toText(round(decimal(value), places, mode)), expected, `${value} ${mode}`);
  assert.throws(() => divide(decimal("1"), decimal("0"), 2, "cut"), RangeError);
});
