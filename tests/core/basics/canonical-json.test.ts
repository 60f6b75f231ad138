import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { canonicalJson } from "../../../src/core/basics/canonical-json.ts";

const numRuns = process.env["HENGJI_LONG"] === "1" ? 20_000 : 300;

test("keys stand in the order of their code units, without blanks and without members that are undefined", () => {
  assert.equal(canonicalJson({ b: 1, a: [true, null, "甲\n"], "10": { z: undefined, y: -0.5 }, "9": "" }), '{"10":{"y":-0.5},"9":"","a":[true,null,"甲\\n"],"b":1}');
  assert.equal(canonicalJson({ é: 1, z: 2, 中: 3 }), '{"z":2,"é":1,"中":3}');
});

test("what JSON has no spelling for throws", () => {
  for (const value of [1n, NaN, Infinity, undefined, () => 1, Symbol("a"), [undefined], { a: { b: 1n } }, Array(1)]) assert.throws(() => canonicalJson(value), RangeError);
});

test("the order in which an object was put together makes no difference, and the text reads back as the same", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonicalJson(value);
      assert.equal(canonicalJson(turned(value)), text);
      assert.deepEqual(JSON.parse(text), JSON.parse(JSON.stringify(value)));
    }),
    { seed: 41, numRuns },
  );
});

/** The same content, with the members of every object the other way round. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== "object" || value === null) return value;
  const result: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const [key, member] of Object.entries(value).reverse()) result[key] = turned(member);
  return result;
}
