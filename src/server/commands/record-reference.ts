import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { insertReference, type ReferenceValue } from "../store/card-reference.ts";
import { digestOf } from "../store/digest.ts";
import { cardsInForce } from "../store/indicator-card.ts";

/** 登记标准值: a value of others or of the past to compare a card's targets with; nobody compares with one whose source is not known. */
export async function recordReference(context: ActingContext, code: string, wish: Omit<ReferenceValue, "id" | "code">): Promise<Result<{ readonly id: string }>> {
  const { tx, region, now, acting, packs } = context;
  if (!hasDuty(packs, acting.role, "card.review")) return refused(problem("duty.missing", "", { duty: "card.review" }));
  const [card] = await cardsInForce(tx, region, [code]);
  if (card === undefined) return refused(problem("card.unknown"));
  if (wish.sourceDate > officeDay(now)) return refused(problem("card.reference-of-tomorrow", "sourceDate"));
  const value = { id: context.newId(), code, ...wish };
  await insertReference(tx, region, value, { personId: acting.personId, postId: acting.postId, at: now });
  await context.record({ verb: "card.reference-recorded", subject: card.id, digestAfter: digestOf({ ...value }), detail: { card: code, year: wish.year, kind: wish.kind } });
  return done({ id: value.id });
}
