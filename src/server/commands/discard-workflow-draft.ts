import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { ActingContext } from "../context.ts";
import { deleteWorkflowDraft, lockWorkflowDraft } from "../store/workflow-draft.ts";

/** Throws away what was to be the next version; the log keeps its digest. */
export async function discardWorkflowDraft(context: ActingContext, id: string, expectedSaved: number): Promise<Result<null>> {
  const { tx, region, acting, packs } = context;
  if (!hasDuty(packs, acting.role, "flow.draft")) return refused(problem("duty.missing", "", { duty: "flow.draft" }));
  const draft = await lockWorkflowDraft(tx, region, id);
  if (draft === null) return refused(problem("workflow.no-draft"));
  if (draft.saved !== expectedSaved) return refused(problem("workflow.draft-stale", "expectedSaved"));
  await deleteWorkflowDraft(tx, region, id);
  await context.record({ verb: "flow.draft-discarded", subject: draft.id, stage: draft.workflow.stage, digestBefore: draft.digest, detail: { workflow: id, saved: draft.saved } });
  return done(null);
}
