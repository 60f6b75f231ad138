import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { stepOf } from "../../core/workflow/find-step.ts";
import { urgedBy, urgingRefusal } from "../../core/workflow/urging.ts";
import { workflowOfFiling } from "../../core/workflow/workflow-of-filing.ts";
import type { ActingContext } from "../context.ts";
import { hoursBetween, officeDay } from "../office-day.ts";
import { lockFiling, stateOf, type FilingKey } from "../store/filing.ts";
import { signingOf } from "../store/signing.ts";
import { insertUrging, lastUrgedBy, urgingDigest, type Urging } from "../store/urging.ts";

export interface FilingUrged {
  readonly id: string;
}

/** 催办: asks whoever holds a filing to go on with it, or those whose signatures its holder waits for; with a word or without. It changes nothing of the filing. */
export async function urgeFiling(context: ActingContext, key: FilingKey, { said }: { readonly said: string }): Promise<Result<FilingUrged>> {
  const { tx, region, now, acting, packs } = context;
  const filing = await lockFiling(tx, region, key);
  if (filing === null) return refused(problem("filing.unknown"));
  const last = await lastUrgedBy(tx, region, filing.id, acting.personId);
  const workflow = workflowOfFiling(packs, filing);
  const signing = await signingOf(tx, region, packs.roles, filing, stepOf(workflow, filing.step));
  const why = urgingRefusal(workflow, stateOf(filing), acting, officeDay(now), last === null ? null : hoursBetween(last, now), signing);
  if (why !== null) return refused(problem(why.code, "", why.params));
  const urging: Urging = {
    region, id: context.newId(), filingId: filing.id, step: filing.step, round: filing.round, said: said.trim(), personId: acting.personId, postId: acting.postId, at: now,
    toSigners: urgedBy(workflow, stateOf(filing), acting, officeDay(now), signing) === "signers",
  };
  await insertUrging(tx, urging);
  await context.record({
    verb: "filing.urged", subject: filing.id, year: filing.year, stage: filing.stage, digestAfter: urgingDigest(urging),
    detail: { urging: urging.id, step: filing.step, round: filing.round, holder: filing.holder, ...(urging.toSigners ? { to: "signers" } : {}) },
  });
  return done({ id: urging.id });
}
