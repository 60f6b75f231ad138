import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { sm3 } from "../../../src/web/ui/sm3.ts";

test("SM3 is that of the standard's examples", () => {
  assert.equal(sm3("abc"), "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
  assert.equal(sm3("abcd".repeat(16)), "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732");
});

test("SM3 of texts of any length is what the server computes", () => {
  for (const length of [0, 1, 18, 21, 54, 55, 56, 63, 64, 65, 119, 120, 1000]) {
    for (const letter of ["a", "绩", "😀"]) {
      const text = letter.repeat(length);
      assert.equal(sm3(text), createHash("sm3").update(text).digest("hex"), `${length} of ${letter}`);
    }
  }
});
