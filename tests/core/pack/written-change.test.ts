import assert from "node:assert/strict";
import { test } from "node:test";
import type { OverlayChange } from "../../../src/core/pack/overlay.ts";
import { changeRead, changeWritten } from "../../../src/core/pack/written-change.ts";

const place = { of: "measures/cut", at: "share", why: "本市从严" };
const open = { from: null, until: null, stages: null };

test("each kind of change comes back from its written form, and says no more than it has to", () => {
  const cases: readonly (readonly [OverlayChange, object])[] = [
    [{ ...place, ...open, act: "set", was: "20", is: "30" }, { ...place, was: "20", is: "30" }],
    [{ ...place, ...open, act: "set", was: null, is: "30" }, { ...place, is: "30" }],
    [{ ...place, ...open, act: "remove", was: "20", is: null }, { ...place, was: "20" }],
    [{ ...place, ...open, act: "add", was: null, is: { id: "later" } }, { ...place, add: { id: "later" } }],
    [{ ...place, act: "set", was: "20", is: "30", from: 2026, until: 2027, stages: null }, { ...place, was: "20", is: "30", from: "2026", until: "2027" }],
    [{ ...place, ...open, act: "set", was: "20", is: "30", stages: ["self-evaluation"] }, { ...place, was: "20", is: "30", stages: ["self-evaluation"] }],
  ];
  for (const [change, written] of cases) {
    assert.deepEqual(changeWritten(change), written);
    assert.deepEqual(changeRead(changeWritten(change)), change);
  }
});

test("a year is the same whether its reader made a number of it or left it a text", () => {
  const change = { ...place, is: "30", add: undefined, until: undefined };
  assert.deepEqual(changeRead({ ...change, from: 2026 }), changeRead({ ...change, from: "2026" }));
});
