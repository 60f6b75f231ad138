import { hasDuty } from "../../core/access/duty.ts";
import type { Role } from "../../core/access/role.ts";
import { compareTexts } from "../../core/basics/compare-texts.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { Stage } from "../../core/form/filing-values.ts";
import { deadlineOf } from "../../core/workflow/due.ts";
import { stepTitle } from "../../core/workflow/find-step.ts";
import { EX_ANTE_STAGE, type WorkStage } from "../../core/workflow/inbox-box.ts";
import { workflowOfFiling } from "../../core/workflow/workflow-of-filing.ts";
import type { Bilingual } from "../../core/workflow/workflow.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { urgedOf } from "../store/urging.ts";
import { elsewhereOf, returnedTo, waitingFor, workOf, type OwnWork } from "../store/waiting.ts";
import { isLateAssumed, lateBounds } from "../late-bounds.ts";
import { liesInBox, workCounts } from "../shown/ex-ante-boxes.ts";
import { exAnteWork, type ExAnteWork } from "../shown/ex-ante-work.ts";
import { bySince } from "../shown/inbox-order.ts";
import { taskShown, type TaskShown } from "../shown/standing-tasks.ts";
import { tasksUnderWay, type TaskOf } from "../tasks-under-way.ts";
import { workToBegin, type WorkToBegin } from "../shown/work-to-begin.ts";
import { signaturesAsked, type SignaturesAsked } from "../shown/signatures-asked.ts";

/** A step of ex-ante evaluation has no title of a workflow: it is named in words. */
export interface TodayAnswer {
  readonly waiting: readonly { readonly year: number; readonly stage: WorkStage; readonly step: string; readonly title: Bilingual | null; readonly count: number; readonly oldestSince: string; readonly late: number; readonly lateAssumed: boolean }[];
  readonly returned: readonly {
    readonly id: string; readonly year: number; readonly stage: WorkStage; readonly name: string; readonly step: string; readonly title: Bilingual | null;
    readonly since: string; readonly by: string; readonly opinion: string;
    /** 事前评估: the place that it is best opened at. */
    readonly at: string | null;
  }[];
  readonly urged: readonly {
    readonly id: string; readonly year: number; readonly stage: WorkStage; readonly name: string; readonly step: string; readonly title: Bilingual | null;
    readonly count: number; readonly by: string; readonly at: string; readonly said: string;
  }[];
  readonly elsewhere: readonly {
    readonly id: string; readonly year: number; readonly stage: WorkStage; readonly name: string; readonly step: string; readonly title: Bilingual | null; readonly holder: Role;
    readonly since: string; readonly due: string | null; readonly lateDays: number | null; readonly dueAssumed: boolean;
  }[];
  readonly signatures: SignaturesAsked;
  /** 待填报: what has no filing yet in the seasons that are open. */
  readonly toBegin: readonly WorkToBegin[];
  /** 已下达的任务: what units were told with them. */
  readonly tasks: readonly (TaskOf & TaskShown)[];
  readonly mine: readonly OwnWork[];
}

/** More stand in the list. */
const RETURNED_SHOWN = 20;
const URGED_SHOWN = 20;
const ELSEWHERE_SHOWN = 20;

/** 今日待办: what waits for the acting post by year and stage, what came back to it, what it was urged about, and what whoever fills has in work and waits for. */
export async function today(context: ActingContext): Promise<Result<TodayAnswer>> {
  const { tx, region, now, acting, packs } = context;
  if (!hasDuty(packs, acting.role, "filing.read")) return refused(problem("duty.missing"));
  const title = (stage: Stage, step: string): Bilingual => stepTitle(packs, stage, step);
  const lateBefore = lateBounds(packs, acting.role, now);
  // Those who review have thousands behind them; what they have in work is what waits.
  const mayFill = hasDuty(packs, acting.role, "filing.start");
  const underWay = tasksUnderWay(context);
  const [waiting, elsewhere, returned, urged, signatures, mine, work, tasks, toBegin] = await Promise.all([
    waitingFor(tx, region, acting, acting, lateBefore),
    mayFill ? elsewhereOf(tx, region, acting, acting.personId, acting, ELSEWHERE_SHOWN) : [],
    returnedTo(tx, region, acting, acting, RETURNED_SHOWN),
    urgedOf(tx, region, acting, acting, URGED_SHOWN),
    signaturesAsked(context),
    mayFill ? workOf(tx, region, acting, acting.personId) : [],
    exAnteWork(context),
    underWay,
    underWay.then((issued) => workToBegin(context, issued)),
  ]);
  return done({
    waiting: [...waiting.map(({ oldestSince, ...one }) => ({
      ...one, title: title(one.stage, one.step), oldestSince: oldestSince.toISOString(),
      lateAssumed: isLateAssumed(lateBefore, one),
    })), ...waitingOf(work)].toSorted((left, right) => right.year - left.year),
    returned: [
      ...returned.map(({ since, ...one }) => ({ ...one, title: title(one.stage, one.step), since: since.toISOString(), at: null })),
      ...work.filter((one) => liesInBox(one, "returned")).map(({ returned: back, cell, since, ...one }) => ({ ...atOf(one), since: since.toISOString(), by: back!.by, opinion: back!.opinion, at: cell?.path ?? null })),
    ].toSorted((left, right) => compareTexts(right.since, left.since)).slice(0, RETURNED_SHOWN),
    urged: [...urged.map(({ at, ...one }) => ({ ...one, title: title(one.stage, one.step), at: at.toISOString() })), ...urgedAbout(work)]
      .toSorted((left, right) => compareTexts(right.at, left.at)).slice(0, URGED_SHOWN),
    elsewhere: [...elsewhere.map(({ since, workflow, workflowVersion, unitPath, extendedUntil, ...one }) => ({
      ...one, title: title(one.stage, one.step), since: since.toISOString(), ...deadlineOf(workflowOfFiling(packs, { workflow, workflowVersion, stage: one.stage }), { step: one.step, unitPath, extendedUntil }, officeDay(since), officeDay(now), packs.calendars ?? []),
    })), ...work.filter((one) => liesInBox(one, "elsewhere")).toSorted(bySince("asc")).map(({ since, holder, due, lateDays, dueAssumed, ...one }) => ({ ...atOf(one), holder, since: since.toISOString(), due, lateDays, dueAssumed }))]
      .toSorted((left, right) => compareTexts(left.since, right.since)).slice(0, ELSEWHERE_SHOWN),
    signatures,
    toBegin,
    tasks: tasks.map(({ year, stage, period, month, ...task }) => ({ year, stage, period, month, ...taskShown(task) })),
    mine,
  });
}

function waitingOf(work: readonly ExAnteWork[]): TodayAnswer["waiting"] {
  return workCounts(work).flatMap(({ year, stage, step, waiting, oldestSince, late, lateAssumed }) => (oldestSince === null ? [] : [{ year, stage, step, title: null, count: waiting, oldestSince: oldestSince.toISOString(), late, lateAssumed }]));
}

function urgedAbout(work: readonly ExAnteWork[]): TodayAnswer["urged"] {
  return work.flatMap((one) => (!one.isMine || one.urged === null ? [] : [{ ...atOf(one), count: one.urged.count, by: one.urged.by, said: one.urged.said, at: one.urged.at.toISOString() }]));
}

function atOf({ id, year, name, step }: Pick<ExAnteWork, "id" | "year" | "name" | "step">) {
  return { id, year, stage: EX_ANTE_STAGE, name, step, title: null } as const;
}
