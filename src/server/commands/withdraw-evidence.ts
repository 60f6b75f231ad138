import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { mayFill } from "../../core/workflow/may-fill.ts";
import { workflowOfFiling } from "../../core/workflow/workflow-of-filing.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { findEvidence, withdrawEvidence as markWithdrawn } from "../store/evidence.ts";
import { lockFiling, stateOf, type FilingKey } from "../store/filing.ts";

export interface EvidenceWithdrawn {
  readonly withdrawnAt: Date;
}

/** 撤回佐证材料: takes evidence back while the filing is in one's hands. The row and the file stay, so that what a reviewer saw can be seen again. */
export async function withdrawEvidence(context: ActingContext, key: FilingKey, id: string): Promise<Result<EvidenceWithdrawn>> {
  const { tx, region, now, acting, packs } = context;
  if (!hasDuty(packs, acting.role, "evidence.store")) return refused(problem("duty.missing", "", { duty: "evidence.store" }));
  const filing = await lockFiling(tx, region, key);
  if (filing === null) return refused(problem("filing.unknown"));
  const evidence = await findEvidence(tx, region, filing.id, id);
  if (evidence === null) return refused(problem("evidence.unknown"));
  const why = mayFill(workflowOfFiling(packs, filing), stateOf(filing), acting, officeDay(now));
  if (why !== null) return refused(problem(why.code, "", why.params));
  if (!(await markWithdrawn(tx, region, id, now))) return refused(problem("evidence.withdrawn-before", "", { name: evidence.name }));
  await context.record({
    verb: "evidence.withdrawn", subject: filing.id, year: filing.year, stage: filing.stage, digestBefore: evidence.digest, detail: { evidence: id, path: evidence.path },
  });
  return done({ withdrawnAt: now });
}
