import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { ActingContext } from "../context.ts";
import { deleteStockOpinion } from "../store/stock-opinion.ts";
import { sm3 } from "../store/digest.ts";

/** Takes an opinion off the common ones of whoever asks. Where it was given already, it stays given. */
export async function dropOpinion(context: ActingContext, id: string): Promise<Result<{ readonly id: string }>> {
  const { tx, region, acting } = context;
  const dropped = await deleteStockOpinion(tx, region, acting.personId, id);
  if (dropped === null) return refused(problem("opinion.unknown"));
  await context.record({ verb: "opinion.dropped", subject: id, digestBefore: sm3(dropped.said), detail: { action: dropped.action } });
  return done({ id });
}
