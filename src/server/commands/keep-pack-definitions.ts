import { done, type Result } from "../../core/basics/result.ts";
import type { Definitions } from "../../core/pack/definitions.ts";
import type { PackSet } from "../../core/pack/source.ts";
import type { Context } from "../context.ts";
import { keepWorkflowVersions, type WorkflowVersionsKept } from "../keep-workflow-versions.ts";
import { hasDefinitionSet, insertDefinitionSet } from "../store/definition-set.ts";
import { insertPackPublication, packInForce } from "../store/pack-publication.ts";

export interface PackDefinitionsKept extends WorkflowVersionsKept {
  /** Whether other packs are in force than before. */
  readonly isNew: boolean;
}

/**
 * 留存方案: puts what this installation brings in force, with whatever the bureau laid upon it, so that a record that was begun under it is read
 * under it when the packs have long changed. Runs at every start, under the task `packs`; nothing happens where the same is in force already.
 */
export async function keepPackDefinitions(context: Context, packs: Definitions, set: PackSet): Promise<Result<PackDefinitionsKept>> {
  const { tx, region, now } = context;
  const { digest } = packs;
  const kept = await keepWorkflowVersions(context, packs);
  if (!(await hasDefinitionSet(tx, region, digest))) await insertDefinitionSet(tx, region, { digest, content: JSON.stringify(set), at: now });
  const before = await packInForce(tx, region);
  const id = context.newId();
  const isNew = before?.digest !== digest && (await insertPackPublication(tx, region, {
    id, number: (before?.number ?? 0) + 1, digest, source: "installation", reason: "", draftedBy: [], publishedBy: null, publishedAt: now,
  }));
  if (isNew || kept.workflows.length > 0) await context.record({ verb: "packs.kept", subject: id, digestBefore: before?.digest ?? null, digestAfter: digest, detail: { workflows: kept.workflows.join(",") } });
  return done({ ...kept, isNew });
}
