import assert from "node:assert/strict";
import { test } from "node:test";
import { lostOf, type Row } from "./rows-kept.ts";

const rows = (table: string, ...of: readonly Row[]): ReadonlyMap<string, readonly Row[]> => new Map([[table, of]]);

test("what is gone is named: a table, a column, a row, a value; what is new is nobody's loss", () => {
  const before = rows("event", { id: 1, verb: "filing.saved" }, { id: 2, verb: "filing.moved" });
  assert.deepEqual(lostOf(before, rows("event", { id: 1, verb: "filing.saved", more: 1 }, { id: 2, verb: "filing.moved", more: 2 }, { id: 3, verb: "x", more: 3 })), []);
  assert.deepEqual(lostOf(before, new Map()), ["event is gone"]);
  assert.deepEqual(lostOf(before, rows("event", { id: 1 }, { id: 2 })), ["event.verb is gone"]);
  assert.deepEqual(lostOf(before, rows("event", { id: 1, verb: "filing.saved" })), ['event: [2,"filing.moved"]']);
  assert.deepEqual(lostOf(before, rows("event", { id: 1, verb: "filing.saved" }, { id: 2, verb: "filing.begun" })), ['event: [2,"filing.moved"]']);
});

test("bytes and their digits say the same; tallies may be added up; a card may step back and still says what it said", () => {
  assert.deepEqual(lostOf(rows("seal", { root: "ab12" }), rows("seal", { root: "\\xab12" })), []);
  assert.deepEqual(lostOf(rows("seal", { root: "ab12" }), rows("seal", { root: "\\xab13" })), ['seal: ["ab12"]']);
  const tallies = rows("hand_tally", { id: 1, step: "draft", number: 2 }, { id: 2, step: "draft", number: -1 }, { id: 3, step: "head", number: 1 }, { id: 4, step: "head", number: -1 });
  assert.deepEqual(lostOf(tallies, rows("hand_tally", { id: 9, step: "draft", number: 1 })), []);
  assert.deepEqual(lostOf(tallies, rows("hand_tally", { id: 9, step: "draft", number: 2 })), ['hand_tally: ["draft"] 1']);
  const cards = rows("indicator_card", { id: 1, content: "x", state: "published", replaced_at: null });
  assert.deepEqual(lostOf(cards, rows("indicator_card", { id: 1, content: "x", state: "replaced", replaced_at: "2026" }, { id: 2, content: "y", state: "published", replaced_at: null })), []);
  assert.deepEqual(lostOf(cards, rows("indicator_card", { id: 1, content: "y", state: "published", replaced_at: null })), ['indicator_card: [1,"x"]']);
});
