import { canonicalJson } from "../../core/basics/canonical-json.ts";
import { done, type Result } from "../../core/basics/result.ts";
import type { Definitions } from "../../core/pack/definitions.ts";
import type { Context } from "../context.ts";
import { definitionDigest } from "../store/adoption.ts";
import { hasDefinitionSet, insertDefinitionSet } from "../store/definition-set.ts";
import { insertWorkflowVersion, workflowVersions } from "../store/workflow-version.ts";

export interface PackDefinitionsKept {
  /** `goal/1`: versions that were not stored before. */
  readonly workflows: readonly string[];
  /** `goal/1`: versions of which something else is stored; that goes on, and the packs have to give what they say another number. */
  readonly differing: readonly string[];
  /** Whether the packs say something they had not said before. */
  readonly isNew: boolean;
}

/**
 * 留存方案: stores what the packs of this installation say, so that a record that was begun under them is read under them when they have long
 * changed. Runs at every start, under the task `packs`; what is stored already stays as it is, whatever a pack says under the same number now.
 */
export async function keepPackDefinitions(context: Context, packs: Definitions): Promise<Result<PackDefinitionsKept>> {
  const { tx, region, now } = context;
  const { digest, ...content } = packs;
  const there = new Map((await workflowVersions(tx, region)).map((stored) => [`${stored.workflow.id}/${stored.workflow.version}`, stored.digest]));
  const workflows: string[] = [];
  const differing: string[] = [];
  for (const workflow of packs.workflows) {
    const name = `${workflow.id}/${workflow.version}`;
    if (there.has(name)) {
      if (there.get(name) !== definitionDigest(workflow)) differing.push(name);
      continue;
    }
    const isStored = await insertWorkflowVersion(tx, region, {
      id: context.newId(), workflow, source: "pack", content: canonicalJson(workflow), digest: definitionDigest(workflow), reason: "", draftedBy: [], publishedBy: null, publishedAt: now,
    });
    if (isStored) workflows.push(name);
  }
  const isNew = !(await hasDefinitionSet(tx, region, digest));
  if (isNew) await insertDefinitionSet(tx, region, { digest, content: canonicalJson(content), at: now });
  if (isNew || workflows.length > 0) await context.record({ verb: "packs.kept", subject: context.newId(), digestAfter: digest, detail: { workflows: workflows.join(",") } });
  return done({ workflows, differing, isNew });
}
