import assert from "node:assert/strict";
import { test } from "node:test";
import { allowedActions } from "../../../src/core/workflow/allowed-actions.ts";
import { decide } from "../../../src/core/workflow/decide.ts";
import type { FilingState } from "../../../src/core/workflow/filing-state.ts";
import { takenWithMove, takenWithTyping } from "../../../src/core/workflow/taken.ts";
import type { Action, Workflow } from "../../../src/core/workflow/workflow.ts";
import { actorOf, openDay, stateAt, workflow } from "./journey.ts";

const straightFrom = (flow: Workflow, ...ids: readonly string[]): Workflow => ({ ...flow, steps: flow.steps.map((step) => (ids.includes(step.id) ? { ...step, straight: true as const } : step)) });
const goal = straightFrom(workflow("goal"), "business", "performance");

type Taking = readonly [role: Parameters<typeof actorOf>[0], action: Action, to?: string];
const TO_PERFORMANCE: readonly Taking[] = [["unit-officer", "submit"], ["unit-head", "approve"], ["department-finance", "approve"], ["business-division", "approve"]];

function after(flow: Workflow, takings: readonly Taking[], start: FilingState = stateAt(flow.steps[0]!.id)): FilingState {
  return takings.reduce((state, [role, action, to]) => {
    const actor = actorOf(role);
    const decided = decide(flow, state, actor, { action, to: to ?? null }, openDay);
    assert.ok(decided.ok, `${role} ${action}: ${JSON.stringify(decided)}`);
    return { ...state, step: decided.value.to.id, round: decided.value.round, taken: takenWithMove(state.taken, state, { action, to: decided.value.to.id }, actor) };
  }, start);
}

/** Where somebody's step onward may lead, the straight way last and marked. */
function ways(flow: Workflow, state: FilingState, role: Parameters<typeof actorOf>[0]): string[] {
  return allowedActions(flow, state, actorOf(role), openDay).filter(({ action }) => action === "submit" || action === "approve")
    .flatMap(({ to, straight }) => [...to.map(({ id }) => id), ...(straight === null ? [] : [`straight ${straight.id}`])]);
}

test("what was returned goes the usual way unless the straight one is named, and straight past those who had approved it", () => {
  const returned = after(goal, [...TO_PERFORMANCE, ["performance-office", "return", "draft"]]);
  assert.deepEqual(ways(goal, returned, "unit-officer"), ["unit-head", "straight performance"]);
  assert.equal(after(goal, [["unit-officer", "submit"]], returned).step, "unit-head");
  const straight = after(goal, [["unit-officer", "submit", "performance"]], returned);
  assert.deepEqual([straight.step, straight.round, straight.taken.at(-1)!.to], ["performance", 2, "performance"]);
  // Four eyes: who returned it may take its step, and nobody who filled it may.
  assert.equal(after(goal, [["performance-office", "approve"]], straight).step, "awaiting");
  const filler = decide(goal, straight, actorOf("performance-office", "unit-officer"), { action: "approve", to: null }, openDay);
  assert.deepEqual(filler.ok ? [] : filler.problems.map(({ code }) => code), ["workflow.four-eyes"]);
});

test("typing does not end the straight way, and a submission that is taken back opens it again", () => {
  const returned = after(goal, [...TO_PERFORMANCE, ["performance-office", "return", "draft"]]);
  const typed = { ...returned, taken: takenWithTyping(returned.taken, returned, actorOf("unit-officer")) };
  assert.deepEqual(ways(goal, typed, "unit-officer"), ["unit-head", "straight performance"]);
  assert.deepEqual(ways(goal, after(goal, [["unit-officer", "submit", "performance"], ["unit-officer", "withdraw"]], typed), "unit-officer"), ["unit-head", "straight performance"]);
});

test("straight again where it had come straight before, since everybody in between had approved it once", () => {
  const twice = after(goal, [...TO_PERFORMANCE, ["performance-office", "return", "draft"], ["unit-officer", "submit", "performance"], ["performance-office", "return", "draft"]]);
  assert.deepEqual([ways(goal, twice, "unit-officer"), twice.round], [["unit-head", "straight performance"], 3]);
});

test("no straight way: a step that does not say so, another's return, another place, no return at all", () => {
  const plain = after(workflow("goal"), [...TO_PERFORMANCE, ["performance-office", "return", "draft"]]);
  assert.deepEqual(ways(workflow("goal"), plain, "unit-officer"), ["unit-head"]);
  assert.deepEqual(ways(goal, stateAt("draft"), "unit-officer"), ["unit-head"]);
  // Returned on by somebody whose step does not say so.
  const further = after(goal, [...TO_PERFORMANCE, ["performance-office", "return", "unit-head"], ["unit-head", "return", "draft"]]);
  assert.deepEqual(ways(goal, further, "unit-officer"), ["unit-head"]);
  // The unit's head fills nothing, so there is nothing that could have been mended.
  const toHead = after(goal, [...TO_PERFORMANCE, ["performance-office", "return", "unit-head"]]);
  assert.deepEqual(ways(goal, toHead, "unit-head"), ["department"]);
  assert.deepEqual(ways(goal, after(goal, [["unit-officer", "submit"]], after(goal, [...TO_PERFORMANCE, ["performance-office", "return", "draft"]])), "unit-head"), ["department"]);
  // The step before it leads there anyway.
  const near = straightFrom(workflow("goal"), "unit-head");
  assert.deepEqual(ways(near, after(near, [["unit-officer", "submit"], ["unit-head", "return"]]), "unit-officer"), ["unit-head"]);
});

test("not past somebody who never approved it, and not to a reviewer whom nobody assigned", () => {
  const self = straightFrom(workflow("self-evaluation"), "recheck", "reviewer");
  const toRecheck: readonly Taking[] = [["unit-officer", "submit"], ["unit-head", "approve"], ["department-finance", "approve"]];
  const unassigned = after(self, [...toRecheck, ["performance-office", "return", "fill"]], stateAt("fill", { reviewerAssigned: false }));
  assert.deepEqual(ways(self, unassigned, "unit-officer"), ["unit-head", "straight recheck"]);
  // A reviewer who is assigned only now has not seen it.
  assert.deepEqual(ways(self, { ...unassigned, reviewerAssigned: true }, "unit-officer"), ["unit-head"]);
  const byReviewer = after(self, [...toRecheck, ["third-party-reviewer", "return", "fill"]]);
  assert.deepEqual(ways(self, byReviewer, "unit-officer"), ["unit-head", "straight reviewer"]);
  assert.deepEqual(ways(self, { ...byReviewer, reviewerAssigned: false }, "unit-officer"), ["unit-head"]);
  // A department that fills its scores hands them straight back as well.
  const toDepartment = after(self, [...toRecheck, ["third-party-reviewer", "approve"], ["performance-office", "return", "department"]]);
  assert.deepEqual(ways(self, toDepartment, "department-finance"), ["reviewer", "straight recheck"]);
});
