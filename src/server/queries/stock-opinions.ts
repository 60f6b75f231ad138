import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { ActingContext } from "../context.ts";
import { stockOpinionsOf, type StockOpinion } from "../store/stock-opinion.ts";

/** 常用意见 of whoever asks, whichever post they act in. */
export async function stockOpinions({ tx, region, acting, packs }: ActingContext): Promise<Result<readonly StockOpinion[]>> {
  if (!hasDuty(packs, acting.role, "filing.remark")) return refused(problem("duty.missing", "", { duty: "filing.remark" }));
  return done(await stockOpinionsOf(tx, region, acting.personId));
}
