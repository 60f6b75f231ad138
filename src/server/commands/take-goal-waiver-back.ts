import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { ActingContext } from "../context.ts";
import { isBegunLater, standingWaiver, takeWaiverBack, waiverDigest } from "../store/goal-waiver.ts";

/** 撤销豁免: as long as nothing was begun on it. */
export async function takeGoalWaiverBack(context: ActingContext, year: number, subjectId: string): Promise<Result<{ readonly takenBack: string }>> {
  const { tx, region, now, acting, packs } = context;
  if (!hasDuty(packs, acting.role, "goal.waive")) return refused(problem("duty.missing", "", { duty: "goal.waive" }));
  const waiver = await standingWaiver(tx, region, year, subjectId);
  if (waiver === null) return refused(problem("filing.waiver-unknown"));
  if (await isBegunLater(tx, region, year, subjectId)) return refused(problem("filing.waiver-in-use", "", { year }));
  await takeWaiverBack(tx, waiver, { personId: acting.personId, at: now });
  await context.record({ verb: "goal.waiver-taken-back", subject: waiver.id, year, stage: "goal", digestBefore: waiverDigest(waiver), detail: { subject: subjectId } });
  return done({ takenBack: waiver.id });
}
