import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { wholeCard } from "../../core/library/card-draft.ts";
import type { ActingContext } from "../context.ts";
import { cardVersions, proposeCard } from "../store/indicator-card.ts";

export interface CardProposed {
  readonly version: number;
}

/** 提交指标卡: a draft goes to the performance office to be judged, where nothing is missing that a card is measured by. */
export async function proposeCardDraft(context: ActingContext, code: string, expectedSaved: number): Promise<Result<CardProposed>> {
  const { tx, region, now, acting, packs } = context;
  if (!hasDuty(packs, acting.role, "card.draft")) return refused(problem("duty.missing", "", { duty: "card.draft" }));
  const versions = await cardVersions(tx, region, code, true);
  if (versions.length === 0) return refused(problem("card.unknown"));
  const open = versions.find(({ state }) => state === "draft");
  if (open === undefined) return refused(problem(versions.some(({ state }) => state === "proposed") ? "card.proposed-already" : "card.no-draft"));
  if (open.saved !== expectedSaved) return refused(problem("card.draft-stale", "expectedSaved"));
  const whole = wholeCard(code, open.draft);
  if (!whole.ok) return whole;
  await proposeCard(tx, region, open.id, now);
  await context.record({ verb: "card.proposed", subject: open.id, digestAfter: open.digest, detail: { card: code, version: open.version } });
  return done({ version: open.version });
}
