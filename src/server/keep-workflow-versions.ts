import { canonicalJson } from "../core/basics/canonical-json.ts";
import type { Definitions } from "../core/pack/definitions.ts";
import type { Context } from "./context.ts";
import { definitionDigest } from "./store/adoption.ts";
import { insertWorkflowVersion, workflowVersions } from "./store/workflow-version.ts";

export interface WorkflowVersionsKept {
  /** `goal/1`: versions that were not stored before. */
  readonly workflows: readonly string[];
  /** `goal/1`: versions of which something else is stored; that goes on, and the packs have to give what they say another number. */
  readonly differing: readonly string[];
}

/** Stores the workflows that packs bring, so that a record begun on one runs on it when the packs say something else. What is stored stays as it is. */
export async function keepWorkflowVersions({ tx, region, now, newId }: Context, packs: Pick<Definitions, "workflows">): Promise<WorkflowVersionsKept> {
  const there = new Map((await workflowVersions(tx, region)).map((stored) => [`${stored.workflow.id}/${stored.workflow.version}`, stored.digest]));
  const workflows: string[] = [];
  const differing: string[] = [];
  for (const workflow of packs.workflows) {
    const name = `${workflow.id}/${workflow.version}`;
    const digest = definitionDigest(workflow);
    if (there.has(name)) {
      if (there.get(name) !== digest) differing.push(name);
      continue;
    }
    const isStored = await insertWorkflowVersion(tx, region, {
      id: newId(), workflow, source: "pack", content: canonicalJson(workflow), digest, reason: "", draftedBy: [], publishedBy: null, publishedAt: now,
    });
    if (isStored) workflows.push(name);
  }
  return { workflows, differing };
}
