import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { servedSubjects } from "../../core/form/form-for.ts";
import { BOOKS, SUBJECT_KINDS } from "../../core/subject/subject-kind.ts";
import { saysTheSame } from "../../core/workflow/issued-task.ts";
import { hasPeriod } from "../../core/workflow/periods.ts";
import { lastDayOfSeason } from "../../core/workflow/season.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { begunSince, insertIssuedTask, issueDigest, standingTask, type IssuedTask, type TaskKey } from "../store/issued-task.ts";

export interface TaskToIssue {
  /** Number of the issue that stood when the page was opened; 0 where there was none. */
  readonly expectedNumber: number;
  /** The packs that were shown as those it would pin. */
  readonly packDigest: string;
  readonly documentNo: string;
  readonly words: string;
}

export interface TaskIssued {
  readonly number: number;
  /** Records that were begun before and stay on the packs that they were begun under. */
  readonly begunBefore: number;
}

/**
 * 下达填报任务: what is begun from now on in a year, stage and period stands under the packs in force at this moment, whatever is published later, until
 * the task is issued again. Whoever minds the season issues it.
 */
export async function issueTask(context: ActingContext, key: TaskKey, { expectedNumber, packDigest, documentNo, words }: TaskToIssue): Promise<Result<TaskIssued>> {
  const { tx, region, now, acting, packs, scheme } = context;
  if (!hasDuty(packs, acting.role, "deadline.extend")) return refused(problem("duty.missing", "", { duty: "deadline.extend" }));
  const { year, stage, period } = key;
  const then = scheme.packsIn(year, stage);
  const workflow = then.workflows.find((one) => one.stage === stage);
  if (workflow === undefined || servedSubjects(then, stage, year, { kinds: SUBJECT_KINDS, books: BOOKS }).length === 0) return refused(problem("filing.stage-not-run", "", { stage }));
  if (!hasPeriod(workflow, period)) return refused(problem("filing.period-unknown", "period", { number: period, year }));
  const last = lastDayOfSeason(workflow, year);
  if (officeDay(now) > last) return refused(problem("task.season-over", "", { year, date: last }));
  const standing = await standingTask(tx, region, key);
  if ((standing?.number ?? 0) !== expectedNumber || packs.digest !== packDigest) return refused(problem("task.stale"));
  if (standing !== null && saysTheSame(standing, { packDigest, documentNo, words })) return refused(problem("task.unchanged"));

  const task: IssuedTask = { ...key, id: context.newId(), number: expectedNumber + 1, packDigest, documentNo, words, personId: acting.personId, postId: acting.postId, issuedAt: now.toISOString() };
  if (!(await insertIssuedTask(tx, region, task))) return refused(problem("task.stale"));
  const begun = [...(await begunSince(tx, region, key)).values()].reduce((sum, count) => sum + count, 0);
  await context.record({
    verb: "task.issued", subject: task.id, year, stage, digestBefore: standing === null ? null : issueDigest(standing), digestAfter: issueDigest(task),
    detail: { number: task.number, period, packs: packDigest, publication: scheme.number },
  });
  return done({ number: task.number, begunBefore: begun });
}
