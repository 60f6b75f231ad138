import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { canonicalJson } from "../../../src/core/basics/canonical-json.ts";
import { changeStep, insertStep, mayBeFollowed, mayBeRemoved, removeStep } from "../../../src/core/workflow/edit-steps.ts";
import { nextSteps } from "../../../src/core/workflow/next-steps.ts";
import { versionDifferences } from "../../../src/core/workflow/version-differences.ts";
import type { Workflow } from "../../../src/core/workflow/workflow.ts";
import { plainWorkflow } from "../../../src/files/plain-workflow.ts";
import { parseWorkflow } from "../../../src/files/read-workflow.ts";
import { writeWorkflow } from "../../../src/files/write-workflow.ts";
import { anyWorkflow, packWorkflows } from "./any-workflow.ts";
import { stateAt, workflow, workflows } from "./journey.ts";

const numRuns = process.env["HENGJI_LONG"] === "1" ? 20_000 : 300;
const check = <Args extends [unknown, ...unknown[]]>(property: fc.IProperty<Args>): void => fc.assert(property, { numRuns, seed: 20261122 });
const same = (left: unknown, right: unknown): boolean => canonicalJson(left) === canonicalJson(right);

test("whatever is added, taken out or made conditional, the result is a sound workflow, and its file says the same", () => {
  check(fc.property(anyWorkflow, (flow) => {
    for (const text of [writeWorkflow(flow), JSON.stringify(plainWorkflow(flow))]) {
      const read = parseWorkflow("edited.yaml", text);
      assert.ok(read.ok, JSON.stringify(read));
      assert.equal(canonicalJson(read.value), canonicalJson(flow));
    }
  }));
});

test("no dead end: from every step a filing of any amount comes to the end, whoever is missing where a step may be passed over", () => {
  // Each of the packs as it is, and whatever somebody makes of them.
  const flows = fc.oneof(fc.constantFrom(...packWorkflows), anyWorkflow);
  check(fc.property(flows, fc.constantFrom(null, 0n, 100n, 500_000_000n, 10n ** 15n), fc.boolean(), fc.boolean(), fc.integer(), (flow, amountFen, reviewerAssigned, own, missing) => {
    const vacant = flow.steps.filter(({ passOverIfNobody }, index) => passOverIfNobody === true && ((missing >> index) & 1) === 1).map(({ id }) => id);
    for (const step of flow.steps.filter(({ end }) => end === null)) {
      let at = step;
      for (let steps = 0; at.end === null; steps += 1) {
        assert.ok(steps < flow.steps.length, `${step.id} leads in a circle`);
        const action = at.actions.find((one) => one.action !== "return" && one.action !== "save")!.action;
        const [next] = nextSteps(flow, at, action, { ...stateAt(at.id), ...(own ? { departmentId: stateAt(at.id).unitId } : {}), amountFen, reviewerAssigned, vacant });
        assert.ok(next !== undefined, `nothing comes after ${at.id}`);
        assert.ok(!vacant.includes(next.id), `${next.id} has no holder`);
        at = next;
      }
    }
  }));
});

test("what is added is reached and returned to, and taken out again leaves the workflow as it was", () => {
  check(fc.property(fc.constantFrom(...workflows), fc.nat(30), (flow, place) => {
    const step = flow.steps[place % flow.steps.length]!;
    if (!mayBeFollowed(step)) return;
    const longer = insertStep(flow, step.id, { id: "added", title: { zh: "新增", en: "Added" }, role: "finance-leader" });
    assert.equal(longer.steps.findIndex(({ id }) => id === "added"), flow.steps.indexOf(step) + 1);
    const onward = step.actions.find(({ action }) => action === "submit" || action === "approve")!;
    assert.deepEqual(nextSteps(longer, longer.steps.find(({ id }) => id === step.id)!, onward.action, stateAt(step.id)).map(({ id }) => id), ["added"]);
    assert.ok(same(removeStep(longer, "added"), flow));
  }));
  assert.throws(() => insertStep(workflow("goal"), "awaiting", { id: "x", title: { zh: "x", en: "x" }, role: "finance-leader" }), RangeError);
  assert.throws(() => removeStep(workflow("goal"), "draft"), RangeError);
  assert.deepEqual(workflow("goal").steps.filter(({ id }) => mayBeRemoved(workflow("goal"), id)).map(({ id }) => id), ["unit-head", "department", "business", "performance"]);
});

test("no change goes unsaid, and what is the same says nothing", () => {
  check(fc.property(anyWorkflow, anyWorkflow, (left, right) => {
    assert.deepEqual(versionDifferences(left, left), []);
    if (left.id === right.id) assert.equal(versionDifferences(left, right).length === 0, same(left, right));
  }));
  const flow = workflow("goal");
  const says = (change: Parameters<typeof changeStep>[2]): readonly string[] => versionDifferences(flow, changeStep(flow, "department", change)).map(({ said }) => said.code);
  const rows: readonly (readonly [Parameters<typeof changeStep>[2], string])[] = [
    [{ title: { zh: "部门审核", en: "Department" } }, "renamed"], [{ role: "finance-leader" }, "role"], [{ due: { days: 9 } }, "days"], [{ due: undefined }, "no-limit"],
    [{ due: { days: 5, departments: { "101": 8 } } }, "department-days"], [{ when: { amountFrom: { units: 5, scale: 0 } } }, "amount"], [{ passOverIfNobody: true }, "passed-over"], [{ passOverOwnDepartment: undefined }, "own-stops"],
    [{ countersign: { signers: [{ role: "finance-leader" }, { role: "business-division" }], pass: "all", veto: true } }, "countersign"], [{ straight: true }, "straight"],
    [{ fills: ["rows"] }, "fills"], [{ onlyAssigned: true }, "only-assigned"], [{ actions: [] }, "ways"],
  ];
  for (const [change, code] of rows) assert.deepEqual(says(change), [`workflow-change.${code}`]);
  const renamed: Workflow = { ...flow, title: { zh: "新名", en: "New" }, season: { ...flow.season, until: { year: 1, day: "01-31" } } };
  assert.deepEqual(versionDifferences(flow, renamed).map(({ said }) => said.code), ["workflow-change.title", "workflow-change.season"]);
});
