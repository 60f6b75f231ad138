import { hasDuty } from "../../core/access/duty.ts";
import { canonicalJson } from "../../core/basics/canonical-json.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { Workflow } from "../../core/workflow/workflow.ts";
import type { ActingContext } from "../context.ts";
import { orphanedSteps } from "../orphaned-steps.ts";
import { definitionDigest } from "../store/adoption.ts";
import { deleteWorkflowDraft, lockWorkflowDraft } from "../store/workflow-draft.ts";
import { insertWorkflowVersion } from "../store/workflow-version.ts";

export interface WorkflowPublished {
  readonly version: number;
  readonly digest: string;
}

/**
 * 发布流程: what was drafted is in force from now on, for new records; those under way stay on their version. Published by another person in
 * another role than whoever worked on it, and only where every unit with projects has somebody for every step.
 */
export async function publishWorkflow(context: ActingContext, id: string, expectedSaved: number): Promise<Result<WorkflowPublished>> {
  const { tx, region, now, acting, packs } = context;
  if (!hasDuty(packs, acting.role, "flow.publish")) return refused(problem("duty.missing", "", { duty: "flow.publish" }));
  const draft = await lockWorkflowDraft(tx, region, id);
  if (draft === null) return refused(problem("workflow.no-draft"));
  if (draft.saved !== expectedSaved) return refused(problem("workflow.draft-stale", "expectedSaved"));
  if (draft.draftedBy.some(({ personId }) => personId === acting.personId)) return refused(problem("workflow.publish-same-person"));
  if (draft.draftedBy.some(({ role }) => role === acting.role)) return refused(problem("workflow.publish-same-role"));
  const numbers = packs.workflows.filter((one) => one.id === id).map(({ version }) => version);
  const workflow: Workflow = { ...draft.workflow, version: Math.max(...numbers) + 1 };
  const orphaned = await orphanedSteps(context, workflow);
  if (orphaned.length > 0) return refused(...orphaned);

  const digest = definitionDigest(workflow);
  const isNew = await insertWorkflowVersion(tx, region, {
    id: draft.id, workflow, source: "bureau", content: canonicalJson(workflow), digest, reason: draft.reason, draftedBy: draft.draftedBy, publishedBy: acting.personId, publishedAt: now,
  });
  if (!isNew) return refused(problem("workflow.draft-stale", "expectedSaved"));
  await deleteWorkflowDraft(tx, region, id);
  const before = packs.workflows.find((one) => one.id === id)!;
  await context.record({
    verb: "flow.published", subject: draft.id, stage: workflow.stage, digestBefore: definitionDigest(before), digestAfter: digest, detail: { workflow: id, version: workflow.version, replaces: before.version },
  });
  return done({ version: workflow.version, digest });
}
