import assert from "node:assert/strict";
import { test } from "node:test";
import type { Definitions } from "../../src/core/pack/definitions.ts";
import type { Workflow } from "../../src/core/workflow/workflow.ts";
import { lateBounds } from "../../src/server/late-bounds.ts";
import { workflow } from "../core/workflow/journey.ts";

const NOW = new Date("2026-09-24T02:00:00Z");
const flow = workflow("goal");
const version = (number: number, days: number): Workflow => ({ ...flow, version: number, steps: flow.steps.map((step) => (step.id === "department" ? { ...step, due: { days } } : step)) });
const boundsOf = (workflows: readonly Workflow[]) => lateBounds({ workflows, calendars: [] } as unknown as Definitions, "department-finance", NOW).map(({ workflow: id, workflowVersions, step, before }) => [id, workflowVersions, step, before.toISOString()]);

test("versions that give a step the same limit are asked for at once, and another limit by itself", () => {
  const many = Array.from({ length: 20 }, (_, index) => version(index + 1, 5));
  const [one] = boundsOf([version(1, 5)]);
  assert.deepEqual(boundsOf(many), [["goal", many.map(({ version: number }) => number), "department", one![3]]]);
  const other = boundsOf([...many, version(21, 2), version(22, 5)]);
  assert.deepEqual(other.map(([, versions]) => versions), [[...many.map(({ version: number }) => number), 22], [21]]);
  assert.ok(other[1]![3]! > other[0]![3]!, "fewer days end later in the past");
  assert.deepEqual(boundsOf([{ ...version(1, 5), id: "own" }, version(1, 5)]).map(([id]) => id), ["own", "goal"], "versions of another workflow are others");
});
