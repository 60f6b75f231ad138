import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { MOST_OPINIONS, type OpinionAction } from "../../core/workflow/opinion.ts";
import type { ActingContext } from "../context.ts";
import { stockOpinionsOf, insertStockOpinion } from "../store/stock-opinion.ts";
import { sm3 } from "../store/digest.ts";

export interface OpinionKept {
  readonly id: string;
}

/** Keeps an opinion among the common ones of whoever asks; one that is there already stays what it is. */
export async function keepOpinion(context: ActingContext, { action, said }: { readonly action: OpinionAction; readonly said: string }): Promise<Result<OpinionKept>> {
  const { tx, region, now, acting, packs } = context;
  if (!hasDuty(packs, acting.role, "filing.remark")) return refused(problem("duty.missing", "", { duty: "filing.remark" }));
  const text = said.trim();
  const own = (await stockOpinionsOf(tx, region, acting.personId)).filter((one) => one.action === action);
  const same = own.find((one) => one.said === text);
  if (same !== undefined) return done({ id: same.id });
  if (own.length >= MOST_OPINIONS) return refused(problem("opinion.too-many", "said", { limit: MOST_OPINIONS }));
  const id = context.newId();
  await insertStockOpinion(tx, region, acting.personId, { id, action, said: text }, now);
  await context.record({ verb: "opinion.kept", subject: id, digestAfter: sm3(text), detail: { action } });
  return done({ id });
}
