import type { Allowed } from "../../core/workflow/allowed-actions.ts";
import type { Step, Workflow } from "../../core/workflow/workflow.ts";

/** What may be done at the step where a filing stands, where each leads, and why not. */
export function allowedShown(allowed: readonly Allowed[]) {
  return allowed.map(({ action, to, straight, refusedBecause }) => ({ action, to: to.map(stepNamed), straight: straight === null ? null : stepNamed(straight), refusedBecause }));
}

function stepNamed({ id, title }: Step) {
  return { step: id, title };
}

/** The steps of a filing's workflow as its picture draws them; `units` are the names of those that a countersignature asks for. */
export function workflowShown({ version, title, provenance, steps }: Workflow, units: ReadonlyMap<string, string>) {
  return {
    version, title, provenance,
    steps: steps.map((one) => ({
      id: one.id, title: one.title, role: one.role, days: one.due?.days ?? null, onlyAssigned: one.onlyAssigned, receipt: one.receipt === true, countersign: countersignShown(one, units), actions: one.actions.map(({ action, to }) => ({ action, to: [...to] })),
    })),
  };
}

function countersignShown({ countersign }: Step, units: ReadonlyMap<string, string>) {
  if (countersign === undefined) return null;
  const { signers, pass, veto } = countersign;
  return { signers: signers.map(({ role, unit }) => ({ role, unit: unit === undefined ? null : (units.get(unit) ?? unit) })), pass, veto };
}
