import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { parseJsonText } from "../../../src/server/http/json-text.ts";

const RUNS = process.env["HENGJI_LONG"] === "1" ? 20_000 : 500;
const bytes = (text: string) => new TextEncoder().encode(text);

function codeOf(text: string): string {
  const parsed = parseJsonText(bytes(text));
  return parsed.ok ? "ok" : `${parsed.problems[0]?.code} ${parsed.problems[0]?.where}`.trim();
}

test("what can be stored as it was sent is parsed as JSON.parse does", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6, stringUnit: "grapheme" }), (value) => {
      const text = JSON.stringify(value);
      const parsed = parseJsonText(bytes(text));
      const isFit = !/\\u0000|\\ud[89a-f]|__proto__/i.test(text) && !text.includes("\0");
      // Numbers beyond sixty digits are no amounts of anything.
      if (isFit && !/e[+-]?\d\d/i.test(text)) assert.deepEqual(parsed, { ok: true, value: JSON.parse(text) });
    }),
    { seed: 7, numRuns: RUNS },
  );
});

test("any bytes at all get a value or a problem", () => {
  const pieces = ["{", "}", "[", "]", '"', ":", ",", "1", "-", "e", ".", "9".repeat(20), "null", "\\u0000", "\\ud800", "\\", "__proto__", "中", " "];
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string()), { maxLength: 30 }), (parts) => {
      const parsed = parseJsonText(bytes(parts.join("")));
      if (!parsed.ok) assert.equal(parsed.problems.length, 1);
    }),
    { seed: 8, numRuns: RUNS },
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (raw) => void parseJsonText(raw)),
    { seed: 9, numRuns: RUNS },
  );
});

const cases: Readonly<Record<string, string>> = {
  "{}": "ok",
  "\ufeff{}": "ok",
  "[0.1, -0, 1e5, 12345678901234.5, 1.50, 1E+2, 100000000000000000000]": "ok",
  '{"a":"99999999999999999999.5"}': "ok",
  "[9007199254740993]": "http.number-inexact 0",
  "[0.1000000000000000055511]": "http.number-inexact 0",
  '{"points":0.12345678901234567890}': "http.number-inexact points",
  "[1e400]": "http.number-range [0]",
  '{"a":[{"b":-1e999}]}': "http.number-range a[0].b",
  "[1e-400]": "http.number-inexact 0",
  "[1e100]": "http.number-inexact 0",
  '{"a":"\\u0000"}': "http.text-nul a",
  '{"\\u0000":1}': "http.text-nul",
  '["\\udc00\\ud800"]': "http.text-broken [0]",
  '["\\ud83d\\ude00"]': "ok",
  '{"a":{"__proto__":1}}': "http.field-unknown a.__proto__",
  '{"constructor":{"prototype":1}}': "ok",
  "NaN": "http.not-json-text",
  "": "http.not-json-text",
  "{'a':1}": "http.not-json-text",
  "[1,]": "http.not-json-text",
};
for (const [text, expected] of Object.entries(cases)) {
  test(`${JSON.stringify(text)} is ${expected}`, () => assert.equal(codeOf(text), expected));
}

test("nesting is counted outside of strings only", () => {
  assert.equal(codeOf(JSON.stringify("[".repeat(1000))), "ok");
  assert.equal(codeOf(`${"[".repeat(40)}${"]".repeat(40)}`), "ok");
  assert.equal(codeOf(`${"[".repeat(41)}${"]".repeat(41)}`), "http.too-deep");
  assert.equal(codeOf(`["\\"", ${'{"a":'.repeat(60)}1${"}".repeat(60)}]`), "http.too-deep");
});

test("a key called __proto__ changes no other object", () => {
  parseJsonText(bytes('{"__proto__":{"polluted":true}}'));
  assert.equal(({} as { polluted?: boolean }).polluted, undefined);
});
