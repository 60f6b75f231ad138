import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { PackSource } from "../../core/pack/source.ts";
import type { ActingContext } from "../context.ts";
import { lockPackDraft, savePackDraft } from "../store/pack-draft.ts";

export interface PacksToDraft {
  /** The bureau's own layers, the lowest first. */
  readonly own: readonly PackSource[];
  /** Of all packs with them. */
  readonly digest: string;
  readonly reason: string;
  /** How often the draft had been saved when it was opened; 0 where there was none. */
  readonly expectedSaved: number;
}

/** 修改方案: keeps what is to be laid upon the packs next. It may be unsound while somebody works on it; nothing is in force before somebody else publishes it, and only what is sound is. */
export async function draftPacks(context: ActingContext, { own, digest, reason, expectedSaved }: PacksToDraft): Promise<Result<{ saved: number; digest: string }>> {
  const { tx, region, now, acting, packs } = context;
  if (!hasDuty(packs, acting.role, "packs.draft")) return refused(problem("duty.missing", "", { duty: "packs.draft" }));
  const before = await lockPackDraft(tx, region);
  if ((before?.saved ?? 0) !== expectedSaved) return refused(problem("scheme.draft-stale", "expectedSaved"));
  if (digest === packs.digest) return refused(problem("scheme.unchanged"));
  const id = before?.id ?? context.newId();
  const saved = expectedSaved + 1;
  const draftedBy = [...(before?.draftedBy ?? []).filter(({ personId }) => personId !== acting.personId), { personId: acting.personId, role: acting.role }];
  const isSaved = await savePackDraft(tx, region, { id, basedOn: packs.digest, own, digest, reason, draftedBy, saved, savedAt: now });
  if (!isSaved) return refused(problem("scheme.draft-stale", "expectedSaved"));
  await context.record({ verb: "packs.drafted", subject: id, digestBefore: before?.digest ?? packs.digest, digestAfter: digest, detail: { saved } });
  return done({ saved, digest });
}
