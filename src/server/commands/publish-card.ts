import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { BENCHMARK_KINDS } from "../../core/library/claims.ts";
import { wholeCard } from "../../core/library/card-draft.ts";
import { publishProblems } from "../../core/library/card-review.ts";
import { sayingTokens } from "../../core/library/saying-tokens.ts";
import { cardTokens } from "../../core/library/search-tokens.ts";
import type { ActingContext } from "../context.ts";
import { cardsWithBenchmark } from "../store/card-reference.ts";
import { reviewsOf } from "../store/card-review.ts";
import { replaceTokens } from "../store/card-search.ts";
import { cardVersions, publishCard } from "../store/indicator-card.ts";

export interface CardPublished {
  readonly version: number;
  readonly digest: string;
}

/** 发布指标卡: in force for goals from now on, where all four criteria passed and by another person than its authors. Goals keep the version they picked. */
export async function publishProposedCard(context: ActingContext, code: string, expectedSaved: number): Promise<Result<CardPublished>> {
  const { tx, region, now, acting, packs } = context;
  if (!hasDuty(packs, acting.role, "card.publish")) return refused(problem("duty.missing", "", { duty: "card.publish" }));
  const versions = await cardVersions(tx, region, code, true);
  if (versions.length === 0) return refused(problem("card.unknown"));
  const open = versions.find(({ state }) => state === "draft" || state === "proposed");
  if (open === undefined) return refused(problem("card.no-draft"));
  if (open.saved !== expectedSaved) return refused(problem("card.draft-stale", "expectedSaved"));
  const [review = null] = await reviewsOf(tx, region, [open.id]);
  const problems = publishProblems({ ...open, review }, acting.personId);
  if (problems.length > 0) return refused(...problems);
  const whole = wholeCard(code, open.draft, (await cardsWithBenchmark(tx, region, [code], BENCHMARK_KINDS)).has(code));
  if (!whole.ok) return whole;
  await publishCard(tx, region, open, acting.personId, now);
  await replaceTokens(tx, region, [{ code, tokens: [...cardTokens(whole.value), ...sayingTokens(whole.value)] }]);
  const before = versions.find(({ state }) => state === "published") ?? null;
  await context.record({ verb: "card.published", subject: open.id, digestBefore: before?.digest ?? null, digestAfter: open.digest, detail: { card: code, version: open.version, replaces: before?.version ?? null } });
  return done({ version: open.version, digest: open.digest });
}
