import type { Stage } from "../form/filing-values.ts";
import type { Definitions } from "../pack/definitions.ts";
import { workflowBy, workflowOf } from "./find-step.ts";
import type { Workflow } from "./workflow.ts";

/** The workflow that moves a running filing: the version it began with while the packs have it, else the one of its stage. */
export function workflowOfFiling(
  definitions: Pick<Definitions, "workflows">, filing: { readonly workflow: string; readonly workflowVersion: number; readonly stage: Stage },
): Workflow {
  return workflowBy(definitions, filing.workflow, filing.workflowVersion) ?? workflowOf(definitions, filing.stage);
}
