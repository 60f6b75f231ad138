import assert from "node:assert/strict";
import { test } from "node:test";
import { takenWithMove, takenWithTyping } from "../../../src/core/workflow/taken.ts";

const officer = { personId: "p1", role: "unit-officer" } as const;
const head = { personId: "p2", role: "unit-head" } as const;
const draft = { step: "draft", round: 1 };

test("whoever types again at the same step and in the same round is noted once", () => {
  const once = takenWithTyping([], draft, officer);
  assert.deepEqual(once, [{ action: "save", from: "draft", to: "draft", round: 1, personId: "p1", role: "unit-officer" }]);
  assert.equal(takenWithTyping(once, draft, officer), once);
  assert.equal(takenWithTyping(once, { step: "draft", round: 2 }, officer).length, 2, "in another round");
  assert.equal(takenWithTyping(once, { step: "department", round: 1 }, officer).length, 2, "at another step");
  assert.equal(takenWithTyping(once, draft, { ...officer, personId: "p3" }).length, 2, "by another person");
  assert.equal(takenWithTyping(once, draft, { ...officer, role: "unit-head" }).length, 2, "in another role");
});

test("a step that is taken comes last, in the round it was taken in, and what was there stays as it was", () => {
  const typed = takenWithTyping([], draft, officer);
  const moved = takenWithMove(typed, draft, { action: "submit", to: "unit-head" }, officer);
  const returned = takenWithMove(moved, { step: "unit-head", round: 1 }, { action: "return", to: "draft" }, head);
  assert.deepEqual(returned.map(({ action, from, to, round, personId }) => [action, from, to, round, personId]), [
    ["save", "draft", "draft", 1, "p1"],
    ["submit", "draft", "unit-head", 1, "p1"],
    ["return", "unit-head", "draft", 1, "p2"],
  ]);
  assert.equal(typed.length, 1);
});
