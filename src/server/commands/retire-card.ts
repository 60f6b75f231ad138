import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { ActingContext } from "../context.ts";
import { replaceTokens } from "../store/card-search.ts";
import { cardsInForce, cardVersions, retireCard } from "../store/indicator-card.ts";

export interface CardToRetire {
  readonly version: number;
  readonly reason: string;
  /** Code of the card to use instead; null where there is none. */
  readonly replacedBy: string | null;
}

export interface CardRetired {
  readonly version: number;
}

/** 停用指标卡: nobody picks it any more; goals that did keep it. */
export async function retirePublishedCard(context: ActingContext, code: string, { version, reason, replacedBy }: CardToRetire): Promise<Result<CardRetired>> {
  const { tx, region, now, acting, packs } = context;
  if (!hasDuty(packs, acting.role, "card.publish")) return refused(problem("duty.missing", "", { duty: "card.publish" }));
  const versions = await cardVersions(tx, region, code, true);
  if (versions.length === 0) return refused(problem("card.unknown"));
  const current = versions.find(({ state }) => state === "published");
  if (current === undefined || current.version !== version) return refused(problem("card.not-in-force", "version", { version }));
  if (replacedBy !== null && (replacedBy === code || (await cardsInForce(tx, region, [replacedBy])).length === 0)) return refused(problem("card.replacement-unknown", "replacedBy", { code: replacedBy }));
  await retireCard(tx, region, current.id, { by: acting.personId, at: now, reason, replacedBy });
  await replaceTokens(tx, region, [{ code, tokens: [] }]);
  await context.record({ verb: "card.retired", subject: current.id, digestBefore: current.digest, detail: { card: code, version, replacedBy } });
  return done({ version });
}
