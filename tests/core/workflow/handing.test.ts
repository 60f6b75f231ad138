import assert from "node:assert/strict";
import { test } from "node:test";
import type { Actor } from "../../../src/core/access/actor.ts";
import { bindingHandler } from "../../../src/core/workflow/binding-handler.ts";
import type { Handler, HeldState } from "../../../src/core/workflow/filing-state.ts";
import { handOnRefusal, reassignRefusal, takeOverRefusal } from "../../../src/core/workflow/handing.ts";
import { holdRefusal } from "../../../src/core/workflow/hold-refusal.ts";
import { stepOf } from "../../../src/core/workflow/find-step.ts";
import type { Taken } from "../../../src/core/workflow/workflow.ts";
import { actorOf, openDay, stateAt, workflow } from "./journey.ts";

const flow = workflow("goal");
const head = actorOf("unit-head");
const deputy = actorOf("unit-head", "deputy");
const handler: Handler = { postId: deputy.postId, name: "黎副主任", validFrom: "2026-01-01", validTo: null, isGone: false };
const submitted: Taken = { action: "submit", from: "draft", to: "unit-head", round: 1, personId: "unit-officer", role: "unit-officer" };
const why = (state: HeldState, actor: Actor): string | null => holdRefusal(flow, stepOf(flow, state.step)!, state, actor, openDay)?.code ?? null;

test("a handler binds everybody else of the role, while the post is held and sees the filing", () => {
  const cases: readonly (readonly [says: string, handler: Handler | null, head: string | null, deputy: string | null])[] = [
    ["nobody has it alone", null, null, null],
    ["the deputy has it", handler, "workflow.handed-to", null],
    ["on the last day", { ...handler, validTo: "2026-11-23" }, "workflow.handed-to", null],
    ["the post has ended", { ...handler, validTo: openDay }, null, null],
    ["the post begins tomorrow", { ...handler, validFrom: "2026-11-23" }, null, null],
    ["its person has left", { ...handler, isGone: true }, null, null],
  ];
  for (const [says, bound, ofHead, ofDeputy] of cases) {
    const state = stateAt("unit-head", { taken: [submitted], handler: bound });
    assert.deepEqual([why(state, head), why(state, deputy), bindingHandler(state, openDay) === null], [ofHead, ofDeputy, ofHead === null], says);
  }
  assert.equal(why(stateAt("unit-head", { handler }), actorOf("department-finance")), "workflow.not-your-step", "whose step it is not is told that first");
});

test("who may hand on, who may reassign, and who may be given it", () => {
  const state = stateAt("unit-head", { taken: [submitted] });
  const named = (actor: Actor) => ({ ...actor, name: "某某" });
  const cases: readonly (readonly [says: string, found: string | undefined, expected: string | undefined])[] = [
    ["whoever may act hands on", handOnRefusal(flow, state, head, openDay)?.code, undefined],
    ["but not once it was handed to somebody else", handOnRefusal(flow, { ...state, handler }, head, openDay)?.code, "workflow.handed-to"],
    ["and whoever has it may again", handOnRefusal(flow, { ...state, handler }, deputy, openDay)?.code, undefined],
    ["nobody of another role", handOnRefusal(flow, state, actorOf("department-finance"), openDay)?.code, "workflow.not-your-step"],
    ["at a step that is gone", handOnRefusal(flow, stateAt("nowhere"), head, openDay)?.code, "workflow.step-unknown"],
    ["the office reassigns wherever it is", reassignRefusal(flow, state, actorOf("performance-office"))?.code, undefined],
    ["within its range", reassignRefusal(flow, state, { ...actorOf("performance-office"), scopes: ["990100.205."] })?.code, "workflow.not-in-range"],
    ["not at an end", reassignRefusal(flow, stateAt("approved"), actorOf("performance-office"))?.code, "workflow.reassign-ended"],
    ["no administrator", reassignRefusal(flow, state, actorOf("system-admin"))?.code, "workflow.administrator"],
    ["a colleague may be given it", takeOverRefusal(flow, state, named(deputy), openDay)?.code, undefined],
    ["also instead of somebody else", takeOverRefusal(flow, { ...state, handler }, named(head), openDay)?.code, undefined],
    ["not twice", takeOverRefusal(flow, { ...state, handler }, named(deputy), openDay)?.code, "workflow.handed-already"],
    ["not an administrator", takeOverRefusal(flow, state, named(actorOf("audit-admin")), openDay)?.code, "workflow.take-over-administrator"],
    ["not another role", takeOverRefusal(flow, state, named(actorOf("unit-officer")), openDay)?.code, "workflow.take-over-other-role"],
    ["not a head of another unit", takeOverRefusal(flow, state, named({ ...deputy, unitId: "u-other" }), openDay)?.code, "workflow.take-over-out-of-range"],
    ["not who filled it", takeOverRefusal(flow, { ...state, taken: [{ ...submitted, personId: "deputy" }] }, named(deputy), openDay)?.code, "workflow.take-over-four-eyes"],
    ["not who signed beside the holder", takeOverRefusal(flow, { ...state, taken: [submitted, { ...submitted, action: "countersign", from: "unit-head", to: "unit-head", personId: "deputy" }] }, named(deputy), openDay)?.code, "workflow.take-over-four-eyes"],
  ];
  for (const [says, found, expected] of cases) assert.equal(found, expected, says);
});
