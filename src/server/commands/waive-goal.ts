import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { ActingContext } from "../context.ts";
import { filingOfSubject } from "../store/filing.ts";
import { insertGoalWaiver, waiverDigest, type GoalWaiver } from "../store/goal-waiver.ts";
import { findSubject } from "../store/subject.ts";

export interface GoalToWaive {
  readonly subjectId: string;
  readonly reason: string;
}

/** 豁免目标: lets the later stages of a subject's year begin without an approved goal, with a reason that stays. */
export async function waiveGoal(context: ActingContext, year: number, { subjectId, reason }: GoalToWaive): Promise<Result<{ readonly id: string }>> {
  const { tx, region, now, acting, packs } = context;
  if (!hasDuty(packs, acting.role, "goal.waive")) return refused(problem("duty.missing", "", { duty: "goal.waive" }));
  const subject = await findSubject(tx, region, subjectId);
  if (subject === null) return refused(problem("subject.unknown", "subjectId"));
  if (subject.classified) return refused(problem("subject.classified", "subjectId"));
  const goal = await filingOfSubject(tx, region, subjectId, year, "goal");
  if (goal !== null && goal.frozenDigest !== null) return refused(problem("filing.goal-approved-before", "subjectId", { name: subject.name, year }));
  const waiver: GoalWaiver = { region, id: context.newId(), subjectId, year, reason, personId: acting.personId, postId: acting.postId, waivedAt: now };
  if (!(await insertGoalWaiver(tx, waiver))) return refused(problem("filing.goal-waived-before", "subjectId", { name: subject.name, year }));
  await context.record({ verb: "goal.waived", subject: waiver.id, year, stage: "goal", digestAfter: waiverDigest(waiver), detail: { subject: subjectId } });
  return done({ id: waiver.id });
}
