import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { ActingContext } from "../context.ts";
import { cardVersions, discardCard } from "../store/indicator-card.ts";

/** Throws away a card, or a version of one, that was being written; the log keeps its digest. */
export async function discardCardDraft(context: ActingContext, code: string, expectedSaved: number): Promise<Result<null>> {
  const { tx, region, acting, packs } = context;
  if (!hasDuty(packs, acting.role, "card.draft")) return refused(problem("duty.missing", "", { duty: "card.draft" }));
  const versions = await cardVersions(tx, region, code, true);
  if (versions.length === 0) return refused(problem("card.unknown"));
  const open = versions.find(({ state }) => state === "draft");
  if (open === undefined) return refused(problem(versions.some(({ state }) => state === "proposed") ? "card.proposed-already" : "card.no-draft"));
  if (open.saved !== expectedSaved) return refused(problem("card.draft-stale", "saved"));
  await discardCard(tx, region, open.id);
  await context.record({ verb: "card.discarded", subject: open.id, digestBefore: open.digest, detail: { card: code, version: open.version } });
  return done(null);
}
