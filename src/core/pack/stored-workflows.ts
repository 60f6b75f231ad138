import type { Workflow } from "../workflow/workflow.ts";
import type { Definitions } from "./definitions.ts";

/** A version of a workflow that is or was in force in a region. pack: the packs brought it. bureau: it was published there. */
export interface StoredWorkflow {
  readonly workflow: Workflow;
  readonly source: "pack" | "bureau";
}

/**
 * What the packs say together with every version that was ever in force: of each workflow the one in force first, then all others, the newest
 * first, for the records that run on them. What a bureau published goes before what a pack offers, however that is numbered; and what is stored
 * under a number stays, whatever a pack says under it now.
 */
export function withStoredWorkflows(definitions: Definitions, stored: readonly StoredWorkflow[]): Definitions {
  const offered = definitions.workflows.map((workflow): StoredWorkflow => ({ workflow, source: "pack" }));
  const unstored = offered.filter(({ workflow }) => !stored.some((one) => isSame(one.workflow, workflow)));
  const all = [...stored, ...unstored];
  const ids = [...new Set([...definitions.workflows, ...stored.map(({ workflow }) => workflow)].map(({ id }) => id))];
  return { ...definitions, workflows: ids.flatMap((id) => inOrder(all.filter(({ workflow }) => workflow.id === id))) };
}

/** The version of a workflow that new records begin on. */
export function inForce(versions: readonly StoredWorkflow[]): StoredWorkflow | null {
  const newest = (source: StoredWorkflow["source"]): StoredWorkflow | undefined =>
    versions.filter((one) => one.source === source).toSorted((left, right) => right.workflow.version - left.workflow.version)[0];
  return newest("bureau") ?? newest("pack") ?? null;
}

function inOrder(versions: readonly StoredWorkflow[]): readonly Workflow[] {
  const first = inForce(versions)!.workflow;
  const others = versions.map(({ workflow }) => workflow).filter((workflow) => workflow !== first);
  return [first, ...others.toSorted((left, right) => right.version - left.version)];
}

function isSame(left: Workflow, right: Workflow): boolean {
  return left.id === right.id && left.version === right.version;
}
