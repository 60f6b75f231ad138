import assert from "node:assert/strict";
import { test } from "node:test";
import type { Actor } from "../../../src/core/access/actor.ts";
import type { FilingState } from "../../../src/core/workflow/filing-state.ts";
import { fourEyesRefusal } from "../../../src/core/workflow/four-eyes.ts";
import { decideReopening } from "../../../src/core/workflow/reopening.ts";
import { decideReversal, isTheirsToReverse, type Aftermath } from "../../../src/core/workflow/reversal.ts";
import { standing } from "../../../src/core/workflow/standing.ts";
import { takenWithMove } from "../../../src/core/workflow/taken.ts";
import type { Action, Taken, Workflow } from "../../../src/core/workflow/workflow.ts";
import { actorOf, openDay, stateAt, workflow } from "./journey.ts";

const goal = workflow("goal");
const self = workflow("self-evaluation");
const NOTHING: Aftermath = { isPublished: false, isBuiltUpon: false };
const first = actorOf("performance-office", "first");
const second = actorOf("performance-office", "second");
const leader = actorOf("finance-leader");
const taken = (action: Action, from: string, to: string, actor: Actor, round = 1): Taken => ({ action, from, to, round, personId: actor.personId, role: actor.role });

const TO_AWAITING: readonly Taken[] = [
  taken("submit", "draft", "unit-head", actorOf("unit-officer")), taken("approve", "unit-head", "department", actorOf("unit-head")), taken("approve", "department", "business", actorOf("department-finance")),
  taken("approve", "business", "performance", actorOf("business-division")), taken("approve", "performance", "awaiting", first),
];
const approved = stateAt("approved", { taken: [...TO_AWAITING, taken("issue", "awaiting", "approved", second)] });
const confirmed = stateAt("confirmed", { taken: [taken("submit", "fill", "unit-head", actorOf("unit-officer")), taken("confirm", "confirm", "confirmed", leader)] });

/** The code of the refusal, or the step and round it leads back to. */
function reversed(flow: Workflow, state: FilingState, actor: Actor, aftermath = NOTHING, day = openDay): string {
  const decided = decideReversal(flow, state, actor, day, aftermath);
  return decided.ok ? `${decided.value.to.id} ${decided.value.round}` : decided.problems[0]!.code;
}

function reopened(flow: Workflow, state: FilingState, until: string | null = null, day = openDay, aftermath = NOTHING, actor = first): string {
  const decided = decideReopening(flow, state, actor, day, until, aftermath);
  return decided.ok ? `${decided.value.to.id} ${decided.value.round}` : decided.problems[0]!.code;
}

/** As a command leaves it. */
function after(flow: Workflow, state: FilingState, actor: Actor): FilingState {
  const decided = decideReversal(flow, state, actor, openDay, NOTHING);
  assert.ok(decided.ok);
  const { to, round } = decided.value;
  return { ...state, step: to.id, round, touched: null, taken: takenWithMove(state.taken, state, { action: "reverse", to: to.id }, actor) };
}

test("what froze a filing is reversed by any post of that role, into a new round; everything else is refused with its reason", () => {
  const cases: readonly (readonly [says: string, found: string, expected: string])[] = [
    ["whoever issued", reversed(goal, approved, second), "awaiting 2"],
    ["another of the office", reversed(goal, approved, first), "awaiting 2"],
    ["a self-evaluation", reversed(self, confirmed, actorOf("finance-leader", "another")), "confirm 2"],
    ["one that was there before anybody noted its steps", reversed(goal, stateAt("approved"), first), "awaiting 2"],
    ["somebody of another role", reversed(goal, approved, leader), "workflow.reverse-not-yours"],
    ["the office, of a grade", reversed(self, confirmed, first), "workflow.reverse-not-yours"],
    ["the unit", reversed(goal, approved, actorOf("unit-officer")), "workflow.reverse-not-yours"],
    ["out of range", reversed(goal, approved, { ...first, scopes: ["990100.102."] }), "workflow.not-in-range"],
    ["an administrator", reversed(goal, approved, actorOf("audit-admin")), "workflow.administrator"],
    ["of one's own unit", reversed(goal, approved, { ...first, unitId: approved.unitId }), "workflow.own-unit"],
    ["after publication", reversed(self, confirmed, leader, { isPublished: true, isBuiltUpon: false }), "workflow.reverse-published"],
    ["a goal that was built upon", reversed(goal, approved, first, { isPublished: false, isBuiltUpon: true }), "workflow.reverse-built-upon"],
    ["out of season, which binds those who fill", reversed(goal, { ...approved, year: 2024 }, first), "awaiting 2"],
    ["at a step that is none", reversed(goal, stateAt("nowhere"), first), "workflow.step-unknown"],
  ];
  for (const [says, found, expected] of cases) assert.equal(found, expected, says);
});

test("an approval is reversed by whoever gave it, once the next have touched it and before they decided, in its round", () => {
  const head = actorOf("unit-head");
  const atDepartment = stateAt("department", { taken: TO_AWAITING.slice(0, 2), touched: "saved" });
  const cases: readonly (readonly [says: string, found: string, expected: string])[] = [
    ["touched", reversed(goal, atDepartment, head), "unit-head 1"],
    ["remarked", reversed(goal, { ...atDepartment, touched: "remarked" }, head), "unit-head 1"],
    ["untouched, which is withdrawn", reversed(goal, { ...atDepartment, touched: null }, head), "workflow.reverse-untouched"],
    ["signed beside the holder", reversed(goal, { ...atDepartment, touched: null, taken: [...atDepartment.taken, taken("countersign", "department", "department", actorOf("business-division"))] }, head), "unit-head 1"],
    ["by somebody else of the role", reversed(goal, atDepartment, actorOf("unit-head", "another")), "workflow.reverse-not-yours"],
    ["by the next hands", reversed(goal, atDepartment, actorOf("department-finance")), "workflow.reverse-not-yours"],
    ["a submission is no approval", reversed(goal, stateAt("unit-head", { taken: TO_AWAITING.slice(0, 1), touched: "remarked" }), actorOf("unit-officer")), "workflow.reverse-not-yours"],
    ["the next have decided", reversed(goal, stateAt("business", { taken: TO_AWAITING.slice(0, 3), touched: "saved" }), head), "workflow.reverse-decided"],
    ["they returned it", reversed(goal, stateAt("unit-head", { round: 2, taken: [...TO_AWAITING.slice(0, 2), taken("return", "department", "unit-head", actorOf("department-finance"))], touched: "saved" }), head), "workflow.reverse-decided"],
    ["in another post", reversed(goal, atDepartment, actorOf("department-finance", "unit-head")), "workflow.reverse-other-post"],
    ["out of the season of the unit", reversed(goal, { ...atDepartment, year: 2025 }, head), "workflow.season-over"],
  ];
  for (const [says, found, expected] of cases) assert.equal(found, expected, says);
  const back = after(goal, atDepartment, head);
  assert.equal(reversed(goal, { ...back, touched: "saved" }, head), "workflow.reverse-not-yours", "once");
  assert.deepEqual(standing(back.taken).map(({ action }) => action), ["submit", "reverse"], "the approval counts no more");
  assert.equal(isTheirsToReverse(goal, atDepartment, head), true);
  assert.equal(isTheirsToReverse(goal, atDepartment, actorOf("department-finance")), false);
});

test("four eyes hold in the round after a reversal: who decided a step that still holds decides no other", () => {
  const again = after(goal, approved, second);
  assert.deepEqual([again.step, again.round], ["awaiting", 2]);
  assert.equal(fourEyesRefusal(goal, again, "second"), null, "whoever reversed issues anew");
  assert.equal(fourEyesRefusal(goal, again, "third"), null);
  assert.equal(fourEyesRefusal(goal, again, "first")?.code, "workflow.four-eyes-carried", "who approved the step before");
  assert.equal(fourEyesRefusal(goal, again, "unit-officer")?.code, "workflow.four-eyes-filler");
  // Returned and approved by somebody else: that one decides the step now, and the first is free.
  const returned: FilingState = {
    ...again, step: "awaiting", round: 3, taken: [...again.taken, taken("return", "awaiting", "performance", second, 2), taken("approve", "performance", "awaiting", actorOf("performance-office", "third"), 3)],
  };
  assert.equal(fourEyesRefusal(goal, returned, "first"), null);
  assert.equal(fourEyesRefusal(goal, returned, "third")?.code, "workflow.four-eyes");
  // Frozen and reversed twice, the round before the last is carried on as well.
  const twice = after(goal, { ...again, step: "approved", taken: [...again.taken, taken("issue", "awaiting", "approved", second, 2)] }, second);
  assert.equal(twice.round, 3);
  assert.equal(fourEyesRefusal(goal, twice, "first")?.code, "workflow.four-eyes-carried");
});

test("the office takes a frozen filing back to those who fill, and opens the season where it is over", () => {
  const cases: readonly (readonly [says: string, found: string, expected: string])[] = [
    ["a goal", reopened(goal, approved), "draft 2"],
    ["a grade", reopened(self, confirmed), "fill 2"],
    ["under way", reopened(goal, stateAt("awaiting")), "workflow.reopen-not-frozen"],
    ["published", reopened(self, confirmed, null, openDay, { isPublished: true, isBuiltUpon: false }), "workflow.reverse-published"],
    ["built upon", reopened(goal, approved, null, openDay, { isPublished: false, isBuiltUpon: true }), "workflow.reverse-built-upon"],
    ["the season is over", reopened(goal, { ...approved, year: 2025 }), "workflow.reopen-needs-day"],
    ["with a day", reopened(goal, { ...approved, year: 2025 }, "2026-12-10"), "draft 2"],
    ["on 30 February", reopened(goal, { ...approved, year: 2025 }, "2027-02-30"), "workflow.extend-no-such-day"],
    ["on a day that is past", reopened(goal, { ...approved, year: 2025 }, "2026-11-21"), "workflow.extend-past"],
    ["an administrator", reopened(goal, approved, null, openDay, NOTHING, actorOf("system-admin")), "workflow.administrator"],
    ["out of range", reopened(goal, approved, null, openDay, NOTHING, { ...first, scopes: [] }), "workflow.not-in-range"],
  ];
  for (const [says, found, expected] of cases) assert.equal(found, expected, says);
  // Everybody takes their steps anew, so nobody's earlier one stands against them; who filled still does not approve.
  const open: FilingState = { ...approved, step: "awaiting", round: 2, taken: [...approved.taken, taken("reopen", "approved", "draft", first)] };
  assert.equal(fourEyesRefusal(goal, open, "first"), null);
  assert.equal(fourEyesRefusal(goal, open, "unit-officer")?.code, "workflow.four-eyes-filler");
});
