import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { isAdministrator, ROLES } from "../../../src/core/access/role.ts";
import { changeStep, insertStep, mayBeFollowed, mayBeRemoved, removeStep } from "../../../src/core/workflow/edit-steps.ts";
import type { Workflow } from "../../../src/core/workflow/workflow.ts";
import { parseWorkflow } from "../../../src/files/read-workflow.ts";

const PACKS = new URL("../../../packs/", import.meta.url);
const files = readdirSync(PACKS, { recursive: true, encoding: "utf8" }).filter((path) => /\/workflows\/[^/]+\.yaml$/.test(path)).sort();

/** Those of every pack. */
export const packWorkflows: readonly Workflow[] = files.map((path) => {
  const read = parseWorkflow(path, readFileSync(new URL(path, PACKS), "utf8"));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
});
if (packWorkflows.length < 7) throw new Error("workflows of the packs were not found");

const HOLDERS = ROLES.filter((role) => !isAdministrator(role));

type Edit = (flow: Workflow, number: number) => Workflow;

const anyEdit: fc.Arbitrary<Edit> = fc
  .record({
    kind: fc.constantFrom("insert", "insert", "remove", "condition", "vacancy", "own", "limit", "holder"), place: fc.nat(30), role: fc.constantFrom(...HOLDERS),
    yuan: fc.integer({ min: 1, max: 9_000_000 }), days: fc.integer({ min: 1, max: 250 }),
  })
  .map(({ kind, place, role, yuan, days }): Edit => (flow, number) => {
    const step = flow.steps[place % flow.steps.length]!;
    if (kind === "insert") return mayBeFollowed(step) ? insertStep(flow, step.id, { id: `added-${number}`, title: { zh: `新增${number}`, en: `Added ${number}` }, role }) : flow;
    if (!mayBeRemoved(flow, step.id)) return flow;
    if (kind === "remove") return removeStep(flow, step.id);
    if (kind === "condition") return changeStep(flow, step.id, { when: { amountFrom: { units: yuan, scale: 0 } } });
    if (kind === "vacancy") return changeStep(flow, step.id, { passOverIfNobody: true });
    if (kind === "own") return changeStep(flow, step.id, { passOverOwnDepartment: true });
    if (kind === "limit") return changeStep(flow, step.id, { due: { days, departments: { "101": days } } });
    return changeStep(flow, step.id, step.fills.length === 0 ? { role } : {});
  });

/** A workflow as somebody without code may have made of one of the packs': steps added, taken out, made conditional. */
export const anyWorkflow: fc.Arbitrary<Workflow> = fc
  .tuple(fc.constantFrom(...packWorkflows), fc.array(anyEdit, { maxLength: 8 }))
  .map(([flow, edits]) => edits.reduce((edited, edit, number) => edit(edited, number), flow));
