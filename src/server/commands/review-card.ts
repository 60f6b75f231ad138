import { hasDuty } from "../../core/access/duty.ts";
import { canonicalJson } from "../../core/basics/canonical-json.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { reviewProblems, type Judgement } from "../../core/library/card-review.ts";
import type { ActingContext } from "../context.ts";
import { insertReview } from "../store/card-review.ts";
import { sm3 } from "../store/digest.ts";
import { cardVersions, returnCard } from "../store/indicator-card.ts";

export interface CardToReview {
  readonly judgements: readonly Judgement[];
  readonly opinion: string;
  /** Whether it goes back to its author. */
  readonly returns: boolean;
  readonly expectedSaved: number;
}

export interface CardReviewed {
  readonly id: string;
  readonly passed: boolean;
}

/** 指标质量审查: judges a proposed card by the four criteria, for its author to read; it may go back to its author with that. */
export async function reviewCard(context: ActingContext, code: string, { judgements, opinion, returns, expectedSaved }: CardToReview): Promise<Result<CardReviewed>> {
  const { tx, region, now, acting, packs } = context;
  if (!hasDuty(packs, acting.role, "card.review")) return refused(problem("duty.missing", "", { duty: "card.review" }));
  const versions = await cardVersions(tx, region, code, true);
  if (versions.length === 0) return refused(problem("card.unknown"));
  const open = versions.find(({ state }) => state === "proposed");
  if (open === undefined) return refused(problem("card.not-proposed", "", { state: versions[0]!.state }));
  if (open.saved !== expectedSaved) return refused(problem("card.draft-stale", "expectedSaved"));
  if (open.authors.includes(acting.personId)) return refused(problem("card.review-same-person"));
  const unfit = reviewProblems(judgements);
  if (unfit.length > 0) return refused(...unfit);
  const passed = judgements.every((one) => one.passed);
  if (returns && passed && opinion.trim() === "") return refused(problem("card.return-needs-reason", "opinion"));
  const review = { id: context.newId(), cardId: open.id, saved: open.saved, judgements, opinion, returned: returns, personId: acting.personId, at: now };
  await insertReview(tx, region, review, acting);
  if (returns) await returnCard(tx, region, open.id);
  await context.record({
    verb: "card.reviewed", subject: open.id, digestBefore: open.digest, digestAfter: sm3(canonicalJson({ judgements, opinion })),
    detail: { card: code, version: open.version, failed: judgements.filter((one) => !one.passed).map(({ criterion }) => criterion).join(","), returned: returns ? "yes" : "no" },
  });
  return done({ id: review.id, passed });
}
