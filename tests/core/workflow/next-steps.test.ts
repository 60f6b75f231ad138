import assert from "node:assert/strict";
import { test } from "node:test";
import { changeStep } from "../../../src/core/workflow/edit-steps.ts";
import { decide } from "../../../src/core/workflow/decide.ts";
import { nextWays } from "../../../src/core/workflow/next-steps.ts";
import type { FilingState } from "../../../src/core/workflow/filing-state.ts";
import { vacantSteps } from "../../../src/core/workflow/vacant-steps.ts";
import type { Workflow } from "../../../src/core/workflow/workflow.ts";
import { actorOf, openDay, stateAt, unitId, workflow } from "./journey.ts";

const goal = workflow("goal");
const fromHead = (flow: Workflow, rest: Partial<FilingState>): string =>
  nextWays(flow, flow.steps.find(({ id }) => id === "unit-head")!, "approve", stateAt("unit-head", rest)).map(({ to, passedOver }) => [...passedOver.map(({ step, because }) => `(${step}: ${because})`), to.id].join(" ")).join(" | ");

test("a department's own project goes past the department, which would review itself; that is said", () => {
  assert.equal(fromHead(goal, {}), "department");
  assert.equal(fromHead(goal, { departmentId: unitId }), "(department: own-department) business");
  assert.equal(fromHead(changeStep(goal, "department", { passOverOwnDepartment: undefined }), { departmentId: unitId }), "department");
});

test("a step for larger sums is passed over by smaller ones, not by an amount that is missing; several may be passed over in a row", () => {
  const flow = changeStep(changeStep(goal, "department", { when: { amountFrom: { units: 5_000_000, scale: 0 } } }), "business", { passOverIfNobody: true });
  assert.equal(fromHead(flow, { amountFen: 499_999_999n }), "(department: amount) business");
  assert.equal(fromHead(flow, { amountFen: 500_000_000n }), "department");
  assert.equal(fromHead(flow, { amountFen: null }), "department");
  assert.equal(fromHead(flow, { amountFen: 1n, vacant: ["business"] }), "(department: amount) (business: nobody) performance");
});

test("nothing is sent to a step that nobody could take, unless it may be passed over", () => {
  const state = stateAt("unit-head", { vacant: ["department"] });
  const outcome = decide(goal, state, actorOf("unit-head"), { action: "approve", to: null }, openDay);
  assert.deepEqual(outcome.ok ? [] : outcome.problems.map(({ code, params }) => [code, params["step"]]), [["workflow.nobody-holds", "主管部门审核"]]);
  const passed = decide(changeStep(goal, "department", { passOverIfNobody: true }), state, actorOf("unit-head"), { action: "approve", to: null }, openDay);
  assert.deepEqual(passed.ok ? [passed.value.to.id, passed.value.passedOver] : passed, ["business", [{ step: "department", because: "nobody" }]]);
});

test("nothing is returned to a step that was passed over", () => {
  const ways = nextWays(goal, goal.steps.find(({ id }) => id === "business")!, "return", stateAt("business", { departmentId: unitId }));
  assert.deepEqual(ways.map(({ to }) => to.id), ["draft", "unit-head"]);
});

test("a step that others may fill in the unit's stead is vacant only where they are missing too", () => {
  const held = goal.steps.flatMap(({ role }) => (role === null || role === "unit-officer" ? [] : [{ role, isOwn: role === "unit-head" }]));
  assert.deepEqual(vacantSteps(goal, held), ["draft"]);
  assert.deepEqual(vacantSteps(changeStep(goal, "draft", { onBehalf: ["department-finance"] }), held), []);
  assert.deepEqual(vacantSteps(changeStep(goal, "draft", { onBehalf: ["department-finance"] }), held.filter(({ role }) => role !== "department-finance")), ["draft", "department"]);
});
