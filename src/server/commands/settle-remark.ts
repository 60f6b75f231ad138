import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { mayFill } from "../../core/workflow/may-fill.ts";
import { workflowOfFiling } from "../../core/workflow/workflow-of-filing.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { lockFiling, stateOf, type FilingKey } from "../store/filing.ts";
import { findRemark, remarkDigest, settleRemark } from "../store/remark.ts";

export interface RemarkSettled {
  readonly settledAt: string;
}

/** Marks a remark as dealt with: by whoever fills the form now, or by whoever made it. What is settled already stays as it is. */
export async function settleCellRemark(context: ActingContext, key: FilingKey, remarkId: string): Promise<Result<RemarkSettled>> {
  const { tx, region, now, acting, packs } = context;
  const filing = await lockFiling(tx, region, key);
  if (filing === null) return refused(problem("filing.unknown"));
  const remark = await findRemark(tx, region, filing.id, remarkId);
  if (remark === null) return refused(problem("remark.unknown"));
  const why = remark.personId === acting.personId ? null : mayFill(workflowOfFiling(packs, filing), stateOf(filing), acting, officeDay(now));
  if (why !== null) return refused(problem(why.code, "", why.params));
  if (remark.settledAt !== null) return done({ settledAt: remark.settledAt.toISOString() });
  await settleRemark(tx, region, remark.id, now, acting.personId);
  await context.record({
    verb: "remark.settled", subject: remark.id, year: filing.year, stage: filing.stage,
    digestBefore: remarkDigest(remark), digestAfter: remarkDigest({ ...remark, settledAt: now, settledBy: acting.personId }),
    detail: { filing: filing.id, path: remark.path, content: filing.contentDigest },
  });
  return done({ settledAt: now.toISOString() });
}
