import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { ROLES } from "../../../src/core/access/role.ts";
import { decide } from "../../../src/core/workflow/decide.ts";
import { stepOf, workflowBy, workflowOf } from "../../../src/core/workflow/find-step.ts";
import { seasonOf } from "../../../src/core/workflow/season.ts";
import { ACTIONS, type Workflow } from "../../../src/core/workflow/workflow.ts";
import { catalogue } from "../../../src/words/catalogue.ts";
import { LANGUAGES } from "../../../src/words/index.ts";
import { definitions } from "../form/filings.ts";
import { actorOf, openDayOf, stateAt, unitPath, workflow, workflows } from "./journey.ts";

/** Steps that fresh people can move a filing to, with or without a reviewer. */
function reachable(flow: Workflow, from: string, reviewerAssigned: boolean): ReadonlySet<string> {
  const found = new Set([from]);
  for (const step of found) {
    for (const role of ROLES) for (const action of ACTIONS) for (const { id } of flow.steps) {
      const decision = decide(flow, stateAt(step, { reviewerAssigned }), actorOf(role), { action, to: id }, openDayOf(flow));
      if (decision.ok) found.add(decision.value.to.id);
    }
  }
  return found;
}

for (const flow of workflows) {
  for (const reviewerAssigned of [true, false]) {
    test(`${flow.id}, ${reviewerAssigned ? "with" : "without"} a reviewer: every step is reached, and from every step the end and the beginning`, () => {
      const passedOver = flow.steps.filter(({ onlyAssigned }) => onlyAssigned && !reviewerAssigned).map(({ id }) => id);
      const all = flow.steps.map(({ id }) => id).filter((id) => !passedOver.includes(id));
      const first = flow.steps[0]!.id;
      assert.deepEqual([...reachable(flow, first, reviewerAssigned)].sort(), all.sort());
      for (const { id, end } of flow.steps) {
        const onward = reachable(flow, id, reviewerAssigned);
        if (end !== null) assert.deepEqual([...onward], [id], "an end is not left");
        else {
          assert.ok(flow.steps.some((step) => step.end !== null && onward.has(step.id)), `${id} leads to no end`);
          assert.ok(onward.has(first), `${id} cannot be returned`);
        }
      }
    });
  }

  test(`${flow.id}: one person a step is enough, and each step has another role or another person`, () => {
    const people = flow.steps.filter(({ role }) => role !== null);
    // What is monitored is neither approved nor graded, so that one step of finance is enough; an evaluation is finance's own, with the opinion of the evaluated.
    assert.ok(people.length >= (flow.stage === "monitoring" || flow.stage === "evaluation" ? 4 : 5));
    // Two steps of one role are two people of one office.
    const alike = people.filter(({ role }, index) => people.findIndex((step) => step.role === role) !== index).map(({ id }) => id);
    assert.deepEqual(alike, { goal: ["awaiting"], evaluation: ["settle"], application: ["close"], monitoring: [], "self-evaluation": [] }[flow.stage]);
  });

  test(`${flow.id} says that it is a draft, in both languages`, () => {
    assert.equal(flow.provenance, "draft");
    for (const { zh, en } of [flow.title, ...flow.steps.map(({ title }) => title)]) {
      assert.match(zh, /\p{Script=Han}/u);
      assert.doesNotMatch(en, /\p{Script=Han}/u);
    }
  });
}

test("seasons are counted from the budget year", () => {
  assert.deepEqual(seasonOf(workflow("goal"), { year: 2027, unitPath }), { from: "2026-06-01", until: "2027-12-31" });
  assert.deepEqual(seasonOf(workflow("self-evaluation"), { year: 2026, unitPath }), { from: "2026-07-01", until: "2027-06-30" });
});

test("workflows are found by stage and by the version a filing runs on", () => {
  assert.equal(workflowOf(definitions, "goal").id, "goal");
  assert.equal(workflowBy(definitions, "goal-small", 1)!.id, "goal-small");
  assert.equal(workflowBy(definitions, "goal", 2), null);
  assert.equal(stepOf(workflow("goal"), "nowhere"), null);
  assert.throws(() => workflowOf({ workflows: [] }, "goal"), RangeError);
});

test("every reason the engine gives has one sentence and one advice, the same as a message and as a problem", () => {
  const folder = new URL("../../../src/core/workflow/", import.meta.url);
  const codes = new Set(readdirSync(folder).flatMap((name) => [...readFileSync(new URL(name, folder), "utf8").matchAll(/"(workflow\.[a-z-]+)"/g)].map(([, code]) => code!)));
  assert.ok(codes.size > 15);
  for (const language of LANGUAGES) {
    for (const code of codes) {
      for (const key of [code, `${code}.advice`]) {
        assert.ok(catalogue[language][key], `${language} ${key}`);
        assert.equal(catalogue[language][key], catalogue[language][`problem.${key}`], `${language} ${key}`);
      }
    }
  }
});
