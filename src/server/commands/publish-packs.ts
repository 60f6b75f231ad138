import { hasDuty } from "../../core/access/duty.ts";
import { problem, type Problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { STAGES } from "../../core/form/filing-values.ts";
import type { Definitions } from "../../core/pack/definitions.ts";
import { withStoredWorkflows } from "../../core/pack/stored-workflows.ts";
import type { PackSet, PackSource } from "../../core/pack/source.ts";
import type { ActingContext } from "../context.ts";
import { keepWorkflowVersions } from "../keep-workflow-versions.ts";
import { orphanedSteps } from "../orphaned-steps.ts";
import { hasDefinitionSet, insertDefinitionSet } from "../store/definition-set.ts";
import { deletePackDraft, lockPackDraft } from "../store/pack-draft.ts";
import { insertPackPublication } from "../store/pack-publication.ts";
import { tasksUnderWay } from "../tasks-under-way.ts";
import { workflowVersions } from "../store/workflow-version.ts";

/** The packs of a region with the layers that a bureau drafted, read once more in every budget year in which they change; refused where they don't hang together. */
export type JudgePacks = (own: readonly PackSource[]) => Result<{ readonly set: PackSet; readonly definitions: Definitions }>;

export interface PacksPublished {
  readonly number: number;
  readonly digest: string;
  /** 已下达的任务 that keep older packs until they are issued again. */
  readonly olderTasks: number;
}

/**
 * 发布方案: what was drafted is in force from now on for new records; those under way stay on the packs they were begun under, and what is begun of an
 * issued task on those it was issued under. Published by another person in another role than whoever worked on it.
 */
export async function publishPacks(context: ActingContext, expectedSaved: number, judge: JudgePacks): Promise<Result<PacksPublished>> {
  const { tx, region, now, acting, packs, scheme } = context;
  if (!hasDuty(packs, acting.role, "packs.publish")) return refused(problem("duty.missing", "", { duty: "packs.publish" }));
  const draft = await lockPackDraft(tx, region);
  if (draft === null) return refused(problem("scheme.no-draft"));
  if (draft.saved !== expectedSaved) return refused(problem("scheme.draft-stale", "expectedSaved"));
  if (draft.draftedBy.some(({ personId }) => personId === acting.personId)) return refused(problem("scheme.publish-same-person"));
  if (draft.draftedBy.some(({ role }) => role === acting.role)) return refused(problem("scheme.publish-same-role"));
  const judged = judge(draft.own);
  if (!judged.ok) return judged;

  const { set, definitions } = judged.value;
  const { digest } = definitions;
  const number = scheme.number + 1;
  const { differing } = await keepWorkflowVersions(context, definitions);
  // What is stored under a number goes on; another text under the same one would be published and never be in force.
  if (differing.length > 0) return refused(...differing.map((workflow) => problem("scheme.workflow-differs", "", { workflow })));
  const orphaned = await orphanedInForce(context, definitions);
  if (orphaned.length > 0) return refused(...orphaned);
  if (!(await hasDefinitionSet(tx, region, digest))) await insertDefinitionSet(tx, region, { digest, content: JSON.stringify(set), at: now });
  const isNew = await insertPackPublication(tx, region, {
    id: draft.id, number, digest, source: "bureau", reason: draft.reason, draftedBy: draft.draftedBy, publishedBy: acting.personId, publishedAt: now,
  });
  if (!isNew) return refused(problem("scheme.draft-stale", "expectedSaved"));
  await deletePackDraft(tx, region);
  await context.record({ verb: "packs.published", subject: draft.id, digestBefore: packs.digest, digestAfter: digest, detail: { number } });
  const olderTasks = (await tasksUnderWay(context)).filter(({ packDigest }) => packDigest !== digest).length;
  return done({ number, digest, olderTasks });
}

/** Steps without holders in the workflows that new records would begin on and did not before: a pack may bring them as well as a bureau. */
async function orphanedInForce(context: ActingContext, definitions: Definitions): Promise<readonly Problem[]> {
  const after = withStoredWorkflows(definitions, await workflowVersions(context.tx, context.region));
  const begun = STAGES.flatMap((stage) => {
    const [before, next] = [context.packs, after].map(({ workflows }) => workflows.find((one) => one.stage === stage));
    return next === undefined || (before?.id === next.id && before.version === next.version) ? [] : [next];
  });
  const problems: Problem[] = [];
  for (const workflow of begun) problems.push(...(await orphanedSteps(context, workflow)));
  return problems;
}
