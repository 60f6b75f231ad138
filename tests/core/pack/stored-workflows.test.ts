import assert from "node:assert/strict";
import { test } from "node:test";
import { inForce, withStoredWorkflows, type StoredWorkflow } from "../../../src/core/pack/stored-workflows.ts";
import type { Workflow } from "../../../src/core/workflow/workflow.ts";
import { definitions } from "../form/filings.ts";

const goal = definitions.workflows.find(({ id }) => id === "goal")!;
const version = (number: number, source: StoredWorkflow["source"], zh = goal.title.zh): StoredWorkflow => ({ source, workflow: { ...goal, version: number, title: { ...goal.title, zh } } });
const goals = (stored: readonly StoredWorkflow[], packs: readonly Workflow[] = definitions.workflows): readonly string[] =>
  withStoredWorkflows({ ...definitions, workflows: packs }, stored).workflows.filter(({ id }) => id === "goal").map(({ version: number, title }) => `${number} ${title.zh}`);

test("the version in force comes first, the others stay for the records on them", () => {
  const name = goal.title.zh;
  assert.deepEqual(goals([]), [`1 ${name}`]);
  assert.deepEqual(goals([version(1, "pack")]), [`1 ${name}`]);
  assert.deepEqual(goals([version(1, "pack"), version(2, "bureau")]), [`2 ${name}`, `1 ${name}`]);
});

test("a newer pack replaces an older pack, and never what the bureau published", () => {
  const newer = definitions.workflows.map((one) => (one.id === "goal" ? { ...one, version: 3 } : one));
  const name = goal.title.zh;
  assert.deepEqual(goals([version(1, "pack")], newer), [`3 ${name}`, `1 ${name}`]);
  assert.deepEqual(goals([version(1, "pack"), version(2, "bureau")], newer), [`2 ${name}`, `3 ${name}`, `1 ${name}`]);
});

test("what is stored under a number stays, whatever a pack says under it now; a workflow that the packs dropped stays for its records", () => {
  assert.deepEqual(goals([version(1, "pack", "当初的名称")]), ["1 当初的名称"]);
  assert.deepEqual(goals([version(1, "pack")], definitions.workflows.filter(({ id }) => id !== "goal")), [`1 ${goal.title.zh}`]);
});

test("of each kind the newest is in force", () => {
  assert.equal(inForce([]), null);
  assert.equal(inForce([version(1, "bureau"), version(4, "bureau"), version(9, "pack")])!.workflow.version, 4);
});
