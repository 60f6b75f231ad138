import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { parseJson } from "../../src/files/json-text.ts";
import { Refusal } from "../../src/files/refusal.ts";

const LIMITS = { values: 10_000, depth: 32 };

function refusalOf(text: string, limits = LIMITS): unknown {
  try {
    parseJson(text, "f.json", limits);
  } catch (error) {
    assert.ok(error instanceof Refusal);
    return [error.problem.code, error.problem.params["line"], error.problem.params["column"]];
  }
  return null;
}

/** As plain objects, since ours have no prototype. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test("whatever the language's own parser reads is read the same", () => {
  const runs = process.env["HENGJI_LONG"] === "1" ? 50_000 : 1_000;
  fc.assert(fc.property(fc.json({ maxDepth: 8 }), (text) => assert.deepEqual(plain(parseJson(text, "", LIMITS)), JSON.parse(text))), { numRuns: runs, seed: 1 });
  fc.assert(fc.property(fc.jsonValue(), fc.constantFrom(0, 2, "\t"), (value, space) => {
    const text = JSON.stringify(value, null, space);
    assert.deepEqual(plain(parseJson(text, "", LIMITS)), JSON.parse(text));
  }), { numRuns: runs, seed: 2 });
});

test("whatever the language's own parser refuses is refused", () => {
  const text = fc.string({ unit: fc.constantFrom(..."{}[]\",:0123456789.eE+-tfn\\u rualse\n"), maxLength: 20 });
  fc.assert(
    fc.property(text, (written) => {
      let theirs = true;
      try {
        JSON.parse(written);
      } catch {
        theirs = false;
      }
      assert.equal(refusalOf(written) === null, theirs, written);
    }),
    { numRuns: process.env["HENGJI_LONG"] === "1" ? 200_000 : 5_000, seed: 3 },
  );
});

test("broken JSON is said with line and column", () => {
  for (const [text, expected] of [
    ['{"a": 1,}', ["json.syntax", 1, 9]], ["[1,\n 2,\n x]", ["json.syntax", 3, 2]], ['{"a" 1}', ["json.syntax", 1, 6]], ["{'a': 1}", ["json.syntax", 1, 2]], ["[1] 2", ["json.syntax", 1, 5]],
    ['{"a": NaN}', ["json.syntax", 1, 7]], ['["a\nb"]', ["json.syntax", 1, 4]], ['["\\x"]', ["json.syntax", 1, 3]], ["[01]", ["json.syntax", 1, 3]],
    ['{"a": [1, 2', ["json.ends-early", 1, 12]], ['{"a": "b', ["json.ends-early", 1, 9]], ["[", ["json.ends-early", 1, 2]],
  ] as const) assert.deepEqual(refusalOf(text), expected, text);
});

test("numbers that a binary number can't hold keep their text", () => {
  const read = (text: string): unknown => parseJson(text, "", LIMITS);
  for (const [text, value] of [
    ["1e400", "1e400"], ["-1e400", "-1e400"], ["12345678901234567890", "12345678901234567890"], ["0.1000000000000000055511151231257827", "0.1000000000000000055511151231257827"],
    ["1e-400", "1e-400"], ["98.67", 98.67], ["1.50e1", 15], ["1E2", 100], ["0.30000000000000004", 0.30000000000000004], ["-0", 0], ["0e999", 0], ["1.000000000000000000", 1], ["100000000000000000000", 1e20],
  ] as const) assert.deepEqual(read(text), value, text);
});

test("a key __proto__ is a key and changes nothing", () => {
  const value = parseJson('{"__proto__": {"points": 1}, "constructor": 2}', "", LIMITS) as Record<string, unknown>;
  assert.deepEqual(Object.keys(value), ["__proto__", "constructor"]);
  assert.equal(value["points"], undefined);
  assert.equal(({} as Record<string, unknown>)["points"], undefined);
});

test("depth and number of values are bounded", () => {
  assert.deepEqual(refusalOf("[".repeat(100_000)), ["json.too-deep", undefined, undefined]);
  assert.deepEqual(refusalOf(`[${"0,".repeat(20_000)}0]`), ["json.too-many-values", undefined, undefined]);
});
