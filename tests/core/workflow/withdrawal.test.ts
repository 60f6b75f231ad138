import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Actor } from "../../../src/core/access/actor.ts";
import { allowedActions, type Allowed } from "../../../src/core/workflow/allowed-actions.ts";
import { decide } from "../../../src/core/workflow/decide.ts";
import type { FilingState } from "../../../src/core/workflow/filing-state.ts";
import { stepOf } from "../../../src/core/workflow/find-step.ts";
import { mayFill } from "../../../src/core/workflow/may-fill.ts";
import { standing } from "../../../src/core/workflow/standing.ts";
import { takenWithMove } from "../../../src/core/workflow/taken.ts";
import type { Action, Taken, Workflow } from "../../../src/core/workflow/workflow.ts";
import { actorOf, allStraight, anyActor, anyDay, openDay, openDayOf, stateAt, workflow, workflows } from "./journey.ts";

const numRuns = process.env["HENGJI_LONG"] === "1" ? 4_000 : 50;

const officer = actorOf("unit-officer");
const head = actorOf("unit-head");
const department = actorOf("department-finance");
const taken = (action: Action, from: string, to: string, actor: Actor, round = 1): Taken => ({ action, from, to, round, personId: actor.personId, role: actor.role });
const SUBMITTED = taken("submit", "draft", "unit-head", officer);
const APPROVED = taken("approve", "unit-head", "department", head);

/** The code of the refusal, or the step and round it leads back to. */
function withdrawn(flow: Workflow, state: FilingState, actor: Actor, day = openDay, to: string | null = null): string {
  const decided = decide(flow, state, actor, { action: "withdraw", to }, day);
  return decided.ok ? `${decided.value.from.id} → ${decided.value.to.id} ${decided.value.round}` : decided.problems[0]!.code;
}

/** Takes a step as a command does. */
function take(flow: Workflow, state: FilingState, actor: Actor, action: Action, to: string | null = null): FilingState {
  const decided = decide(flow, state, actor, { action, to }, openDayOf(flow));
  assert.ok(decided.ok, JSON.stringify(decided));
  return { ...state, step: decided.value.to.id, round: decided.value.round, taken: takenWithMove(state.taken, state, { action, to: decided.value.to.id }, actor), touched: null };
}

test("whoever took the last step takes it back, in the same round, and holds the filing again", () => {
  const flow = workflow("goal");
  const submitted = take(flow, stateAt("draft"), officer, "submit");
  assert.equal(withdrawn(flow, submitted, officer), "unit-head → draft 1");
  assert.equal(withdrawn(flow, submitted, officer, openDay, "draft"), "unit-head → draft 1");
  assert.equal(withdrawn(flow, submitted, officer, openDay, "department"), "workflow.no-such-way");
  const back = take(flow, submitted, officer, "withdraw");
  assert.deepEqual(back.taken.map(({ action, from, to, round }) => `${action} ${from} ${to} ${round}`), ["submit draft unit-head 1", "withdraw unit-head draft 1"]);
  assert.equal(mayFill(flow, back, officer, openDay), null);
  assert.equal(withdrawn(flow, back, officer), "workflow.withdraw-not-yours", "once");
  const again = take(flow, take(flow, back, officer, "submit"), head, "approve");
  assert.equal(withdrawn(flow, again, head), "department → unit-head 1");
});

test("each reason why a step is not taken back, one by one", () => {
  const flow = workflow("goal");
  const self = workflow("self-evaluation");
  const atHead = stateAt("unit-head", { taken: [SUBMITTED] });
  const atDepartment = stateAt("department", { taken: [SUBMITTED, APPROVED] });
  const confirmed = stateAt("confirmed", { taken: [taken("confirm", "confirm", "confirmed", actorOf("finance-leader"))] });
  const returned = stateAt("draft", { round: 2, taken: [SUBMITTED, taken("return", "unit-head", "draft", head)] });
  const cases: readonly (readonly [says: string, found: string, expected: string])[] = [
    ["an administrator", withdrawn(flow, atHead, actorOf("system-admin", officer.personId)), "workflow.administrator"],
    ["out of range", withdrawn(flow, atHead, { ...officer, scopes: ["990100.102."] }), "workflow.not-in-range"],
    ["somebody else's step", withdrawn(flow, atHead, actorOf("unit-officer", "another")), "workflow.withdraw-not-yours"],
    ["the next holder's", withdrawn(flow, atHead, head), "workflow.withdraw-not-yours"],
    ["nothing was taken", withdrawn(flow, stateAt("draft"), officer), "workflow.withdraw-not-yours"],
    ["others went on", withdrawn(flow, atDepartment, officer), "workflow.withdraw-moved-on"],
    ["it was returned", withdrawn(flow, returned, officer), "workflow.withdraw-moved-on"],
    ["a return is none", withdrawn(flow, returned, head), "workflow.withdraw-not-yours"],
    ["in another post", withdrawn(flow, atHead, actorOf("unit-head", officer.personId)), "workflow.withdraw-other-post"],
    ["of another unit by now", withdrawn(flow, atHead, { ...officer, unitId: "another" }), "workflow.other-unit"],
    ["saved by the next", withdrawn(flow, { ...atHead, touched: "saved" }, officer), "workflow.withdraw-saved"],
    ["remarked by the next", withdrawn(flow, { ...atHead, touched: "remarked" }, officer), "workflow.withdraw-remarked"],
    ["the season is over", withdrawn(flow, { ...atHead, year: 2025 }, officer), "workflow.season-over"],
    ["frozen", withdrawn(self, confirmed, actorOf("finance-leader")), "workflow.withdraw-ended"],
    ["frozen by somebody else", withdrawn(self, confirmed, officer), "workflow.withdraw-ended"],
  ];
  for (const [says, found, expected] of cases) assert.equal(found, expected, says);
  // Reviewers work on after the season, so what they approved they may take back.
  const recheck = stateAt("confirm", { year: 2025, taken: [taken("approve", "recheck", "confirm", actorOf("performance-office"))] });
  assert.equal(withdrawn(self, recheck, actorOf("performance-office"), "2026-09-01"), "confirm → recheck 1");
});

test("the page shows it to whoever took the last step, with the reason where it is too late, and to nobody else", () => {
  const flow = workflow("goal");
  const shown = (state: FilingState, actor: Actor): Allowed | undefined => allowedActions(flow, state, actor, openDay).find(({ action }) => action === "withdraw");
  const atHead = stateAt("unit-head", { taken: [SUBMITTED] });
  assert.deepEqual([shown(atHead, officer)?.to.map(({ id }) => id), shown(atHead, officer)?.refusedBecause], [["draft"], null]);
  assert.equal(shown({ ...atHead, touched: "remarked" }, officer)?.refusedBecause?.code, "workflow.withdraw-remarked");
  assert.equal(shown(stateAt("approved", { taken: [taken("issue", "awaiting", "approved", actorOf("performance-office"))] }), actorOf("performance-office"))?.refusedBecause?.code, "workflow.withdraw-ended");
  for (const other of [head, actorOf("unit-officer", "another"), department]) assert.equal(shown(atHead, other), undefined, other.personId);
  assert.equal(shown(stateAt("department", { taken: [SUBMITTED, APPROVED] }), officer), undefined);
});

test("a step that was taken back counts as not taken, and what was typed was typed", () => {
  const flow = workflow("goal");
  const first = actorOf("performance-office", "first");
  const second = actorOf("performance-office", "second");
  const approved = take(flow, stateAt("performance", { taken: [SUBMITTED, APPROVED] }), first, "approve");
  assert.equal(allowedActions(flow, approved, first, openDay).find(({ action }) => action === "issue")?.refusedBecause?.code, "workflow.four-eyes");
  const back = take(flow, approved, first, "withdraw");
  // Somebody else takes the step now, so the one who took theirs back may take the next.
  const other = take(flow, back, second, "approve");
  assert.equal(allowedActions(flow, other, first, openDay).find(({ action }) => action === "issue")?.refusedBecause, null);
  assert.equal(allowedActions(flow, other, second, openDay).find(({ action }) => action === "issue")?.refusedBecause?.code, "workflow.four-eyes");
  const typed = taken("save", "draft", "draft", officer);
  assert.deepEqual(standing([typed, SUBMITTED, taken("withdraw", "unit-head", "draft", officer)]), [typed]);
  assert.deepEqual(standing([SUBMITTED, APPROVED, taken("withdraw", "department", "unit-head", head), taken("save", "unit-head", "unit-head", head)]), [SUBMITTED, taken("save", "unit-head", "unit-head", head)]);
  assert.deepEqual(standing([taken("withdraw", "unit-head", "draft", officer)]), [], "with nothing before it");
});

test("taken back, everything is as it was before the step but for the history: for every actor and day, after any lawful run", () => {
  const people = ["a", "b", "c", "d", "e", "f", "g"];
  /** What somebody may do, without taking back: that belongs to the history. */
  const may = (flow: Workflow, state: FilingState, actor: Actor, day: string): unknown => allowedActions(flow, state, actor, day).filter(({ action }) => action !== "withdraw");
  for (const flow of [...workflows, ...workflows.map(allStraight)]) {
    let compared = 0;
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...people), fc.nat(99)), { minLength: 5, maxLength: 30 }), fc.boolean(), anyActor, anyDay, (wishes, reviewerAssigned, asker, day) => {
        let state = stateAt(flow.steps[0]!.id, { reviewerAssigned });
        for (const [person, pick] of wishes) {
          const { role } = stepOf(flow, state.step)!;
          if (role === null) break;
          const actor = actorOf(role, person);
          const ways = allowedActions(flow, state, actor, openDayOf(flow)).filter(({ action, refusedBecause }) => refusedBecause === null && action !== "withdraw" && action !== "save");
          const wish = ways[pick % ways.length];
          if (wish === undefined) continue;
          const targets = [...wish.to, ...(wish.straight === null ? [] : [wish.straight])];
          const next = take(flow, state, actor, wish.action, targets[pick % targets.length]!.id);
          if ((wish.action === "submit" || wish.action === "approve") && stepOf(flow, next.step)!.end === null) {
            const back = take(flow, next, actor, "withdraw");
            assert.deepEqual([back.step, back.round], [state.step, state.round]);
            for (const one of [asker, actor, actorOf(role, "h")]) {
              assert.deepEqual(may(flow, back, one, day), may(flow, state, one, day));
              assert.deepEqual(mayFill(flow, back, one, day), mayFill(flow, state, one, day));
            }
            compared += 1;
            // The run goes on from there as often as not.
            state = pick % 2 === 0 ? take(flow, back, actor, wish.action, next.step) : next;
          } else state = next;
        }
      }),
      { seed: 51, numRuns },
    );
    assert.ok(compared > numRuns, `${flow.id}: ${compared} steps taken back`);
  }
});
