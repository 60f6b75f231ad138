import type { Stage } from "../form/filing-values.ts";
import type { Definitions } from "../pack/definitions.ts";
import { stepOf, workflowBy, workflowOf } from "./find-step.ts";
import type { Workflow } from "./workflow.ts";

/** The workflow that moves a running filing: the version it began with while the packs have it, else the one of its stage. */
export function workflowOfFiling(
  definitions: Pick<Definitions, "workflows">, filing: { readonly workflow: string; readonly workflowVersion: number; readonly stage: Stage },
): Workflow {
  return workflowBy(definitions, filing.workflow, filing.workflowVersion) ?? workflowOf(definitions, filing.stage);
}

/** The same for somebody who looked at it before it was moved to another version (移到环节): one of its stage that has the step it stood at. */
export function workflowWhen(
  definitions: Pick<Definitions, "workflows">, filing: { readonly workflow: string; readonly workflowVersion: number; readonly stage: Stage }, opened: { readonly step: string } | null,
): Workflow {
  const present = workflowOfFiling(definitions, filing);
  if (opened === null || stepOf(present, opened.step) !== null) return present;
  return definitions.workflows.find((workflow) => workflow.stage === filing.stage && stepOf(workflow, opened.step) !== null) ?? present;
}
