import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { allowedActions } from "../../../src/core/workflow/allowed-actions.ts";
import { decide } from "../../../src/core/workflow/decide.ts";
import { stepOf } from "../../../src/core/workflow/find-step.ts";
import { mayFill } from "../../../src/core/workflow/may-fill.ts";
import type { FilingState } from "../../../src/core/workflow/filing-state.ts";
import { ACTIONS, type Action, type Taken, type Workflow } from "../../../src/core/workflow/workflow.ts";
import type { Actor } from "../../../src/core/access/actor.ts";
import { standing } from "../../../src/core/workflow/standing.ts";
import { actorOf, allStraight, anyActor, anyDay, anyState, openDay, openDayOf, stateAt, workflow, workflows } from "./journey.ts";

const numRuns = process.env["HENGJI_LONG"] === "1" ? 10_000 : 300;

/** The code of the refusal, or the step it leads to. */
function outcome(flow: Workflow, state: FilingState, actor: Actor, action: Action, to: string | null = null, day = openDay): string {
  const decision = decide(flow, state, actor, { action, to }, day);
  return decision.ok ? `${decision.value.to.id} ${decision.value.round}` : decision.problems[0]!.code;
}

test("what the page shows as allowed is done, and nothing else: for every state, actor, action and day", () => {
  for (const flow of [...workflows, ...workflows.map(allStraight)]) {
    fc.assert(
      fc.property(anyState(flow), anyActor, anyDay, (state, actor, day) => {
        const shown = allowedActions(flow, state, actor, day);
        for (const action of ACTIONS) {
          const allowed = shown.find((one) => one.action === action);
          for (const step of flow.steps) {
            const isDone = decide(flow, state, actor, { action, to: step.id }, day).ok;
            assert.equal(isDone, allowed !== undefined && allowed.refusedBecause === null && (allowed.to.includes(step) || allowed.straight === step), `${flow.id} ${state.step} ${action} ${step.id}`);
          }
          const isDone = decide(flow, state, actor, { action, to: null }, day).ok;
          assert.equal(isDone, allowed !== undefined && allowed.refusedBecause === null && allowed.to.length === 1);
        }
        const save = shown.find(({ action }) => action === "save");
        assert.equal(mayFill(flow, state, actor, day) === null, save !== undefined && save.refusedBecause === null);
      }),
      { seed: 49, numRuns },
    );
  }
});

test("in any run of lawful steps nobody takes two in a round that stand, and no filler ever approves", () => {
  const people = ["a", "b", "c", "d", "e", "f", "g"];
  // The last of them lets everything come straight back.
  for (const flow of [...workflows, allStraight(workflow("goal")), allStraight(workflow("self-evaluation"))]) {
    const first = flow.steps[0]!.id;
    let ended = 0;
    let back = 0;
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...people), fc.nat(99)), { minLength: 20, maxLength: 60 }), fc.boolean(), (wishes, reviewerAssigned) => {
        let state = stateAt(first, { reviewerAssigned });
        for (const [person, pick] of wishes) {
          const role = stepOf(flow, state.step)!.role;
          if (role === null) break;
          const last = state.taken.findLast(({ action }) => action !== "save");
          // Now and then whoever took the last step thinks better of it.
          const actor = pick > 84 && last !== undefined ? actorOf(last.role, last.personId) : actorOf(role, person);
          const ways = allowedActions(flow, state, actor, openDayOf(flow)).filter(({ refusedBecause }) => refusedBecause === null).flatMap(({ action, to, straight }) => [...to, ...(straight === null ? [] : [straight])].map(({ id }) => ({ action, to: id })));
          // Mostly onward, or no run would come to an end.
          const wish = (pick < 60 ? ways.find(({ action }) => action !== "save" && action !== "return" && action !== "withdraw") : undefined) ?? ways[pick % ways.length];
          if (wish === undefined) continue;
          if (wish.action === "withdraw") back += 1;
          const decision = decide(flow, state, actor, wish, openDayOf(flow));
          assert.ok(decision.ok);
          const taken: Taken = { action: wish.action, from: state.step, to: wish.to, round: state.round, personId: actor.personId, role: actor.role };
          state = { ...state, step: wish.to, round: decision.value.round, taken: [...state.taken, taken], touched: wish.action === "save" ? "saved" : null };
        }
        if (stepOf(flow, state.step)!.end !== null) ended += 1;
        const stands = standing(state.taken);
        stands.forEach((one, index) => {
          const before = stands.slice(0, index).filter(({ personId }) => personId === one.personId);
          assert.ok(before.every(({ round, from }) => round !== one.round || from === one.from), "two steps in one round");
          assert.ok(one.from === first || before.every(({ from }) => from !== first), "who filled approves");
        });
      }),
      { seed: 50, numRuns: numRuns / 2 },
    );
    assert.ok(ended > 5, `${flow.id}: ${ended} runs came to an end`);
    assert.ok(back > 20, `${flow.id}: ${back} steps were taken back`);
  }
});

test("a goal goes through six hands and every refusal says why", () => {
  const flow = workflow("goal");
  const taken: Taken[] = [];
  const step = (from: string, role: Parameters<typeof actorOf>[0], action: Action, to: string, person: string = role): void => {
    const state = stateAt(from, { taken });
    assert.equal(outcome(flow, state, actorOf(role, person), action), `${to} 1`, from);
    taken.push({ action, from, to, round: 1, personId: person, role });
  };
  step("draft", "unit-officer", "submit", "unit-head");
  step("unit-head", "unit-head", "approve", "department");
  step("department", "department-finance", "approve", "business");
  step("business", "business-division", "approve", "performance");
  step("performance", "performance-office", "approve", "awaiting", "first");
  assert.equal(outcome(flow, stateAt("awaiting", { taken }), actorOf("performance-office", "first"), "issue"), "workflow.four-eyes");
  step("awaiting", "performance-office", "issue", "approved", "second");
  assert.equal(outcome(flow, stateAt("approved", { taken }), actorOf("performance-office", "second"), "return", "draft"), "workflow.frozen");
  assert.deepEqual(allowedActions(flow, stateAt("approved"), actorOf("performance-office"), openDay), []);
});

test("each reason for a refusal, one by one", () => {
  const flow = workflow("goal");
  const self = workflow("self-evaluation");
  const officer = actorOf("unit-officer");
  const at = stateAt;
  const saved: Taken = { action: "save", from: "draft", to: "draft", round: 1, personId: "x", role: "unit-officer" };
  const cases: readonly (readonly [found: string, expected: string])[] = [
    [outcome(flow, at("draft"), actorOf("system-admin"), "submit"), "workflow.administrator"],
    [outcome(flow, at("draft"), { ...officer, scopes: ["990100.102."] }, "submit"), "workflow.not-in-range"],
    [outcome(flow, at("draft"), actorOf("unit-head"), "submit"), "workflow.not-your-step"],
    [outcome(flow, at("draft"), { ...officer, unitId: "another" }, "submit"), "workflow.other-unit"],
    [outcome(flow, at("department"), { ...actorOf("department-finance"), unitId: "u-101002" }, "approve"), "workflow.own-unit"],
    [outcome(flow, at("unit-head", { taken: [saved] }), actorOf("unit-head", "x"), "approve"), "workflow.four-eyes"],
    [outcome(flow, at("unit-head", { taken: [saved], round: 2 }), actorOf("unit-head", "x"), "approve"), "workflow.four-eyes-filler"],
    [outcome(flow, at("draft"), officer, "approve"), "workflow.action-not-here"],
    [outcome(flow, at("department"), actorOf("department-finance"), "return"), "workflow.choose-step"],
    [outcome(flow, at("department"), actorOf("department-finance"), "return", "awaiting"), "workflow.no-such-way"],
    [outcome(flow, at("nowhere"), officer, "submit"), "workflow.step-unknown"],
    [outcome(flow, at("draft", { year: 2025 }), officer, "submit"), "workflow.season-over"],
    [outcome(flow, at("draft", { year: 2028 }), officer, "submit"), "workflow.season-not-open"],
    [outcome(self, stateAt("reviewer"), { ...actorOf("third-party-reviewer"), assigned: [] }, "approve"), "workflow.not-in-range"],
    [outcome(self, stateAt("reviewer"), { ...actorOf("third-party-reviewer"), assigned: [], scopes: ["990100."] }, "approve"), "workflow.not-assigned"],
    [outcome(self, stateAt("confirmed"), actorOf("finance-leader"), "confirm"), "workflow.frozen-confirmed"],
    [mayFill(flow, at("department"), actorOf("department-finance"), openDay)!.code, "workflow.nothing-to-fill"],
  ];
  for (const [found, expected] of cases) assert.equal(found, expected);
});

test("the season is said with its year and day, and binds those who fill and nobody else", () => {
  const flow = workflow("self-evaluation");
  const fill = stateAt("fill", { year: 2025 });
  const over = decide(flow, fill, actorOf("unit-officer"), { action: "submit", to: null }, "2026-07-01");
  assert.deepEqual(over.ok ? null : over.problems[0]!.params, { year: 2025, date: "2026-06-30" });
  assert.equal(outcome(flow, fill, actorOf("unit-officer"), "submit", null, "2026-06-30"), "unit-head 1");
  assert.equal(outcome(flow, stateAt("recheck", { year: 2025 }), actorOf("performance-office"), "approve", null, "2026-09-01"), "confirm 1");
  assert.equal(mayFill(flow, stateAt("fill", { year: 2026 }), actorOf("unit-officer"), "2026-06-30")!.code, "workflow.season-not-open");
});

test("a return leads to any earlier step and begins the next round, in which the same hands go on", () => {
  const flow = workflow("goal");
  const department = actorOf("department-finance");
  assert.equal(outcome(flow, stateAt("department"), department, "return", "draft"), "draft 2");
  assert.equal(outcome(flow, stateAt("department"), department, "return", "unit-head"), "unit-head 2");
  const taken: Taken[] = [
    { action: "submit", from: "draft", to: "unit-head", round: 1, personId: "unit-officer", role: "unit-officer" },
    { action: "approve", from: "unit-head", to: "department", round: 1, personId: "unit-head", role: "unit-head" },
    { action: "return", from: "department", to: "draft", round: 1, personId: "department-finance", role: "department-finance" },
  ];
  assert.equal(outcome(flow, stateAt("draft", { round: 2, taken }), actorOf("unit-officer"), "submit"), "unit-head 2");
  assert.equal(outcome(flow, stateAt("department", { round: 2, taken }), department, "approve"), "business 2");
});

test("where no reviewer is assigned the step is passed over, forwards only", () => {
  const flow = workflow("self-evaluation");
  const department = stateAt("department");
  assert.equal(outcome(flow, department, actorOf("department-finance"), "approve"), "reviewer 1");
  assert.equal(outcome(flow, { ...department, reviewerAssigned: false }, actorOf("department-finance"), "approve"), "recheck 1");
  const recheck = stateAt("recheck", { reviewerAssigned: false });
  assert.equal(outcome(flow, recheck, actorOf("performance-office"), "return", "reviewer"), "workflow.no-such-way");
});
