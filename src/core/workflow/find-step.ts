import type { Stage } from "../form/filing-values.ts";
import type { Definitions } from "../pack/definitions.ts";
import type { Bilingual, Step, Workflow } from "./workflow.ts";

/** The workflow that a new filing of a stage begins on: the first of its stage. Definitions have one for each stage at least. */
export function workflowOf({ workflows }: Pick<Definitions, "workflows">, stage: Stage): Workflow {
  const found = workflows.find((workflow) => workflow.stage === stage);
  if (found === undefined) throw new RangeError(`definitions without a workflow for ${stage}`);
  return found;
}

/** The workflow and version a running filing is on; null when the packs no longer have it. */
export function workflowBy({ workflows }: Pick<Definitions, "workflows">, id: string, version: number): Workflow | null {
  return workflows.find((workflow) => workflow.id === id && workflow.version === version) ?? null;
}

export function stepOf(workflow: Workflow, id: string): Step | null {
  return workflow.steps.find((step) => step.id === id) ?? null;
}

/** What a step is called that a filing stands at or went through: as its workflow says, and what one is called that only other versions have, from which it was moved. */
export function titleOfStep(packs: Pick<Definitions, "workflows">, workflow: Workflow, id: string): Bilingual {
  return stepOf(workflow, id)?.title ?? stepTitle(packs, workflow.stage, id);
}

/** What a step of a stage is called, in the newest of the versions that have it; its id where none does. */
export function stepTitle({ workflows }: Pick<Definitions, "workflows">, stage: Stage, id: string): Bilingual {
  const found = workflows.filter((workflow) => workflow.stage === stage).map((workflow) => stepOf(workflow, id));
  return found.find((step) => step !== null)?.title ?? { zh: id, en: id };
}
