import assert from "node:assert/strict";
import { test } from "node:test";
import { patternShown, targetPattern } from "../../../src/core/library/target-pattern.ts";

test("a card gives sign and unit for a number to be typed between; what is judged in words gives nothing", () => {
  assert.equal(targetPattern({ sign: ">=", unit: "%" }), "≥%");
  assert.equal(targetPattern({ sign: "<=", unit: "天" }), "≤天");
  assert.equal(targetPattern({ sign: "qualitative", unit: null }), "");
  assert.equal(targetPattern({ sign: "range", unit: "℃" }), "");
});

test("a target without a number shows where the number goes; any other is shown as it is", () => {
  assert.deepEqual(["≥%", "≤元/平方米", "="].map(patternShown), ["≥…%", "≤…元/平方米", "=…"]);
  for (const as of ["≥95%", "达标", "优良", "", "95%≤合格率≤100%"]) assert.equal(patternShown(as), as);
});
