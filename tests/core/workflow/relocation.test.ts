import assert from "node:assert/strict";
import { test } from "node:test";
import type { Actor } from "../../../src/core/access/actor.ts";
import type { FilingState } from "../../../src/core/workflow/filing-state.ts";
import { fourEyesRefusal } from "../../../src/core/workflow/four-eyes.ts";
import { decideRelocation, relocationTargets, strandedAt, type Running } from "../../../src/core/workflow/relocation.ts";
import { decide } from "../../../src/core/workflow/decide.ts";
import { takenWithMove } from "../../../src/core/workflow/taken.ts";
import type { Taken, Workflow } from "../../../src/core/workflow/workflow.ts";
import { actorOf, openDay, stateAt, workflow } from "./journey.ts";

const goal = workflow("goal");
/** The bureau's second version: the business division is left out, and the step of the office has another name. */
const second: Workflow = {
  ...goal, version: 2,
  steps: goal.steps.filter(({ id }) => id !== "business").map((step) => ({
    ...step, id: step.id === "performance" ? "office" : step.id,
    actions: step.actions.map(({ action, to }) => ({ action, to: to.filter((id) => id !== "business" || action === "approve").map((id) => (id === "business" || id === "performance" ? "office" : id)) })),
  })),
};
const deadEnd: Workflow = { ...goal, version: 3, steps: goal.steps.map((step) => (step.id === "department" ? { ...step, actions: step.actions.filter(({ action }) => action === "return") } : step)) };
const definitions = { workflows: [goal, second, deadEnd, workflow("goal-small"), { ...goal, id: "another-form", form: "other" }, workflow("self-evaluation")] };
const RUNNING: Running = { stage: "goal", form: "goal", workflow: "goal", workflowVersion: 1 };
const office = actorOf("performance-office", "first");
const atBusiness = stateAt("business", {
  taken: (["draft unit-head unit-officer submit", "unit-head department unit-head approve", "department business department-finance approve"] as const).map((text): Taken => {
    const [from = "", to = "", personId = "", action = ""] = text.split(" ");
    return { action: action as Taken["action"], from, to, round: 1, personId, role: personId as Taken["role"] };
  }),
});

function moved(to: string, state: FilingState = atBusiness, actor: Actor = office, vacant: readonly string[] = [], day = openDay): string {
  const [id = "", version = "", step = ""] = to.split(" ");
  const decided = decideRelocation(definitions, goal, RUNNING, state, actor, { workflow: id, workflowVersion: Number(version), step }, day, () => vacant);
  return decided.ok ? `${decided.value.workflow.id} ${decided.value.workflow.version} ${decided.value.to.id} ${decided.value.round}` : decided.problems[0]!.code;
}

test("a running filing is moved to a step of a version of its stage, in a new round; each refusal has its reason", () => {
  const cases: readonly (readonly [says: string, found: string, expected: string])[] = [
    ["the next version", moved("goal 2 office"), "goal 2 office 2"],
    ["another step of the present one", moved("goal 1 department"), "goal 1 department 2"],
    ["the same step of another version", moved("goal 2 department", { ...atBusiness, step: "department" }), "goal 2 department 2"],
    ["another workflow of the stage", moved("goal-small 1 department"), "goal-small 1 department 2"],
    ["where it is", moved("goal 1 business"), "workflow.relocate-same"],
    ["a version that is none", moved("goal 9 office"), "workflow.relocate-unknown-workflow"],
    ["another stage", moved("self-evaluation 1 fill"), "workflow.relocate-other-form"],
    ["another form", moved("another-form 1 draft"), "workflow.relocate-other-form"],
    ["a step that is none", moved("goal 2 business"), "workflow.step-unknown"],
    ["an end", moved("goal 1 approved"), "workflow.relocate-end"],
    ["a step that leads nowhere", moved("goal 3 department"), "workflow.relocate-stranded"],
    ["a step on the way there", moved("goal 3 draft"), "workflow.relocate-stranded"],
    ["a step behind it", moved("goal 3 performance"), "goal 3 performance 2"],
    ["a step that nobody holds", moved("goal 2 office", atBusiness, office, ["office"]), "workflow.nobody-holds"],
    ["a step behind which nobody is", moved("goal 2 office", atBusiness, office, ["awaiting"]), "workflow.relocate-stranded"],
    ["to the unit out of its season", moved("goal 1 draft", { ...atBusiness, year: 2025 }), "workflow.season-over"],
    ["frozen", moved("goal 2 office", stateAt("approved")), "workflow.relocate-frozen"],
    ["out of range", moved("goal 2 office", atBusiness, { ...office, scopes: [] }), "workflow.not-in-range"],
    ["of one's own unit", moved("goal 2 office", atBusiness, { ...office, unitId: atBusiness.unitId }), "workflow.own-unit"],
    ["an administrator", moved("goal 2 office", atBusiness, actorOf("system-admin")), "workflow.administrator"],
    // From a step that the present version no longer has, which is what this is for.
    ["from nowhere", moved("goal 2 office", { ...atBusiness, step: "gone" }), "goal 2 office 2"],
  ];
  for (const [says, found, expected] of cases) assert.equal(found, expected, says);
});

test("four eyes go on counting: who decided before, and who moved it past others, decides nothing more of it", () => {
  const state = after("goal 2 office", office);
  assert.equal(fourEyesRefusal(second, state, "first")?.code, "workflow.four-eyes-carried", "whoever moved it on");
  assert.equal(fourEyesRefusal(second, state, "department-finance")?.code, "workflow.four-eyes-carried");
  assert.equal(fourEyesRefusal(second, state, "unit-officer")?.code, "workflow.four-eyes-filler");
  assert.equal(fourEyesRefusal(second, state, "second"), null);
  // Back to a step nobody is passed over, so whoever moved it stays free.
  const back = after("goal 1 department", office);
  assert.equal(fourEyesRefusal(goal, { ...back, step: "performance" }, "first"), null);
  // After a return the next round asks anew.
  const returned: FilingState = { ...state, step: "office", round: 3, taken: [...state.taken, { action: "return", from: "office", to: "department", round: 2, personId: "second", role: "performance-office" }] };
  assert.equal(fourEyesRefusal(second, returned, "first"), null);
});

test("wherever a filing may be moved somebody can take it on to its end", () => {
  for (const flow of relocationTargets(definitions, RUNNING)) {
    for (const step of flow.steps) {
      const state = { ...stateAt(step.id), round: 2 };
      if (strandedAt(flow, step, state, [], openDay) !== null) continue;
      let at = state;
      for (let steps = 0; steps < 20 && flow.steps.find(({ id }) => id === at.step)!.end === null; steps += 1) {
        const here = flow.steps.find(({ id }) => id === at.step)!;
        const action = here.actions.find((one) => one.action !== "return")!.action;
        const decided = decide(flow, at, actorOf(here.role!, `person-${steps}`), { action, to: null }, openDay);
        assert.ok(decided.ok, `${flow.id} ${flow.version} ${at.step}: ${JSON.stringify(decided)}`);
        at = { ...at, step: decided.value.to.id };
      }
      assert.equal(at.step, "approved", `${flow.id} ${flow.version} from ${step.id}`);
    }
  }
});

function after(to: string, actor: Actor): FilingState {
  const [id = "", version = "", step = ""] = to.split(" ");
  const decided = decideRelocation(definitions, goal, RUNNING, atBusiness, actor, { workflow: id, workflowVersion: Number(version), step }, openDay, () => []);
  assert.ok(decided.ok);
  return { ...atBusiness, step, round: decided.value.round, taken: takenWithMove(atBusiness.taken, atBusiness, { action: "relocate", to: step }, actor) };
}
