import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { compareTexts } from "../../../src/core/basics/compare-texts.ts";

test("texts are sorted as JavaScript sorts them by itself, and the same text is neither before nor after", () => {
  fc.assert(fc.property(fc.array(fc.string({ unit: "binary" })), (texts) => assert.deepEqual(texts.toSorted(compareTexts), texts.toSorted())), { numRuns: 500, seed: 20261124 });
  assert.deepEqual([compareTexts("b", "a"), compareTexts("a", "b"), compareTexts("a", "a")].map(Math.sign), [1, -1, 0]);
});
