import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { ActingContext } from "../context.ts";
import { deletePackDraft, lockPackDraft } from "../store/pack-draft.ts";

/** Throws away what was to be laid upon the packs; the log keeps its digest. */
export async function discardPackDraft(context: ActingContext, expectedSaved: number): Promise<Result<null>> {
  const { tx, region, acting, packs } = context;
  if (!hasDuty(packs, acting.role, "packs.draft")) return refused(problem("duty.missing", "", { duty: "packs.draft" }));
  const draft = await lockPackDraft(tx, region);
  if (draft === null) return refused(problem("scheme.no-draft"));
  if (draft.saved !== expectedSaved) return refused(problem("scheme.draft-stale", "expectedSaved"));
  await deletePackDraft(tx, region);
  await context.record({ verb: "packs.draft-discarded", subject: draft.id, digestBefore: draft.digest, detail: { saved: draft.saved } });
  return done(null);
}
