import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { cellAt } from "../../core/form/cell-path.ts";
import type { ActingContext } from "../context.ts";
import { lockFiling, valuesOf, type FilingKey } from "../store/filing.ts";
import { insertRemarks, remarkDigest, type Remark } from "../store/remark.ts";

export interface RemarkMade {
  readonly id: string;
}

/** 审核意见: says something about one cell, while the filing is in the hands of whoever says it. */
export async function remarkCell(context: ActingContext, key: FilingKey, { path, said }: { readonly path: string; readonly said: string }): Promise<Result<RemarkMade>> {
  const { tx, region, now, acting, packs } = context;
  if (!hasDuty(packs, acting.role, "filing.remark")) return refused(problem("duty.missing"));
  const filing = await lockFiling(tx, region, key);
  if (filing === null) return refused(problem("filing.unknown"));
  if (filing.holder !== acting.role) return refused(problem("remark.not-in-your-hands"));
  if (cellAt(valuesOf(filing), path) === null) return refused(problem("remark.no-such-cell", "path", { path }));
  const remark: Remark = {
    region, id: context.newId(), filingId: filing.id, path, said, step: filing.step, round: filing.round, personId: acting.personId, postId: acting.postId,
    at: now, settledAt: null, settledBy: null,
  };
  await insertRemarks(tx, [remark]);
  await context.record({
    verb: "remark.made", subject: remark.id, year: filing.year, stage: filing.stage, digestAfter: remarkDigest(remark),
    detail: { filing: filing.id, path, step: filing.step, round: filing.round, content: filing.contentDigest },
  });
  return done({ id: remark.id });
}
