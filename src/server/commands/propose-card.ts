import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { BENCHMARK_KINDS } from "../../core/library/claims.ts";
import { wholeCard } from "../../core/library/card-draft.ts";
import { isMerelyAlike, sameSaying } from "../../core/library/same-saying.ts";
import { sayingLookup } from "../../core/library/saying-tokens.ts";
import type { ActingContext } from "../context.ts";
import { cardsWithBenchmark } from "../store/card-reference.ts";
import { cardsAlike } from "../store/card-search.ts";
import { cardVersions, proposeCard } from "../store/indicator-card.ts";

export interface CardProposed {
  readonly version: number;
}

/** So many others are named; who has seen these knows what to look for. */
const MOST_NAMED = 3;

/**
 * 提交指标卡: a draft goes to the performance office to be judged, where nothing is missing that a card is measured by. Beside a card in force that says the
 * same, `sameReason` says why there are to be both.
 */
export async function proposeCardDraft(context: ActingContext, code: string, { expectedSaved, sameReason }: { readonly expectedSaved: number; readonly sameReason: string }): Promise<Result<CardProposed>> {
  const { tx, region, now, acting, packs } = context;
  if (!hasDuty(packs, acting.role, "card.draft")) return refused(problem("duty.missing", "", { duty: "card.draft" }));
  const versions = await cardVersions(tx, region, code, true);
  if (versions.length === 0) return refused(problem("card.unknown"));
  const open = versions.find(({ state }) => state === "draft");
  if (open === undefined) return refused(problem(versions.some(({ state }) => state === "proposed") ? "card.proposed-already" : "card.no-draft"));
  if (open.saved !== expectedSaved) return refused(problem("card.draft-stale", "expectedSaved"));
  const whole = wholeCard(code, open.draft, (await cardsWithBenchmark(tx, region, [code], BENCHMARK_KINDS)).has(code));
  if (!whole.ok) return whole;
  const same = sameSaying(whole.value, (await cardsAlike(tx, region, sayingLookup(whole.value))).map(({ card }) => card));
  if (same.length > 0 && sameReason.trim() === "") {
    return refused(...same.slice(0, MOST_NAMED).map((one) => {
      const params = { code: one.card.code, name: one.card.name.zh };
      return isMerelyAlike(one) ? problem("card.looks-alike", "sameReason", params) : problem("card.says-the-same", "sameReason", params);
    }));
  }
  const kept = same.length > 0 ? sameReason.trim() : "";
  await proposeCard(tx, region, open.id, now, kept);
  await context.record({ verb: "card.proposed", subject: open.id, digestAfter: open.digest, detail: { card: code, version: open.version, beside: same.slice(0, MOST_NAMED).map(({ card }) => card.code).join(",") } });
  return done({ version: open.version });
}
