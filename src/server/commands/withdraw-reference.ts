import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { ActingContext } from "../context.ts";
import { lockReference, withdrawReference } from "../store/card-reference.ts";
import { digestOf } from "../store/digest.ts";

/** 撤回标准值: nothing is compared with it from now on; what it was, who recorded it and why it was withdrawn stays on the card. */
export async function withdrawRecordedReference(context: ActingContext, code: string, id: string, reason: string): Promise<Result<{ readonly id: string }>> {
  const { tx, region, now, acting, packs } = context;
  if (!hasDuty(packs, acting.role, "card.review")) return refused(problem("duty.missing", "", { duty: "card.review" }));
  const found = await lockReference(tx, region, code, id);
  if (found === null) return refused(problem("card.reference-unknown"));
  const { withdrawn, ...value } = found;
  if (withdrawn !== null) return refused(problem("card.reference-withdrawn-already"));
  await withdrawReference(tx, region, id, { by: acting.personId, at: now, reason });
  await context.record({ verb: "card.reference-withdrawn", subject: id, digestBefore: digestOf({ ...value }), digestAfter: digestOf({ ...value, reason }), detail: { card: code, year: value.year, kind: value.kind } });
  return done({ id });
}
