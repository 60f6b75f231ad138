import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { STAGES, type Stage } from "../../core/form/filing-values.ts";
import { deadlineOf, lateIfBefore } from "../../core/workflow/due.ts";
import { stepOf, workflowOf } from "../../core/workflow/find-step.ts";
import type { Bilingual } from "../../core/workflow/workflow.ts";
import type { ActingContext } from "../context.ts";
import { officeDay, startOfOfficeDay } from "../office-day.ts";
import { urgedOf } from "../store/urging.ts";
import { elsewhereOf, returnedTo, waitingFor, workOf, type OwnWork } from "../store/waiting.ts";

export interface TodayAnswer {
  readonly waiting: readonly { readonly year: number; readonly stage: Stage; readonly step: string; readonly title: Bilingual; readonly count: number; readonly oldestSince: string; readonly late: number; readonly lateAssumed: boolean }[];
  readonly returned: readonly {
    readonly id: string; readonly year: number; readonly stage: Stage; readonly name: string; readonly step: string; readonly title: Bilingual;
    readonly since: string; readonly by: string; readonly opinion: string;
  }[];
  readonly urged: readonly {
    readonly id: string; readonly year: number; readonly stage: Stage; readonly name: string; readonly step: string; readonly title: Bilingual;
    readonly count: number; readonly by: string; readonly at: string; readonly said: string;
  }[];
  readonly elsewhere: readonly {
    readonly id: string; readonly year: number; readonly stage: Stage; readonly name: string; readonly step: string; readonly title: Bilingual; readonly holder: string;
    readonly since: string; readonly due: string | null; readonly lateDays: number | null; readonly dueAssumed: boolean;
  }[];
  readonly mine: readonly OwnWork[];
}

/** More stand in the list. */
const RETURNED_SHOWN = 20;
const URGED_SHOWN = 20;
const ELSEWHERE_SHOWN = 20;

/** 今日待办: what waits for the acting post by year and stage, what came back to it, what it was urged about, and what whoever fills has in work and waits for. */
export async function today({ tx, region, now, acting, packs }: ActingContext): Promise<Result<TodayAnswer>> {
  if (!hasDuty(packs, acting.role, "filing.read")) return refused(problem("duty.missing"));
  const title = (stage: Stage, step: string): Bilingual => stepOf(workflowOf(packs, stage), step)?.title ?? { zh: step, en: step };
  const lateBefore = STAGES.flatMap((stage) => {
    const workflow = workflowOf(packs, stage);
    return workflow.steps.filter(({ role }) => role === acting.role).flatMap(({ id: step }) => {
      const bound = lateIfBefore(workflow, step, officeDay(now), packs.calendars ?? []);
      return bound === null ? [] : [{ stage, step, before: startOfOfficeDay(bound.day), assumed: bound.assumed }];
    });
  });
  const waiting = await waitingFor(tx, region, acting, acting.role, lateBefore);
  // Those who review have thousands behind them; what they have in work is what waits.
  const mayFill = hasDuty(packs, acting.role, "filing.start");
  const elsewhere = mayFill ? await elsewhereOf(tx, region, acting, acting.personId, acting.role, ELSEWHERE_SHOWN) : [];
  const returned = await returnedTo(tx, region, acting, acting.role, RETURNED_SHOWN);
  return done({
    waiting: waiting.map(({ oldestSince, ...one }) => ({
      ...one, title: title(one.stage, one.step), oldestSince: oldestSince.toISOString(),
      lateAssumed: one.late > 0 && lateBefore.some(({ stage, step, assumed }) => assumed && stage === one.stage && step === one.step),
    })),
    returned: returned.map(({ since, ...one }) => ({ ...one, title: title(one.stage, one.step), since: since.toISOString() })),
    urged: (await urgedOf(tx, region, acting, acting.role, URGED_SHOWN)).map(({ at, ...one }) => ({ ...one, title: title(one.stage, one.step), at: at.toISOString() })),
    elsewhere: elsewhere.map(({ since, ...one }) => ({
      ...one, title: title(one.stage, one.step), since: since.toISOString(), ...deadlineOf(workflowOf(packs, one.stage), one.step, officeDay(since), officeDay(now), packs.calendars ?? []),
    })),
    mine: mayFill ? await workOf(tx, region, acting, acting.personId) : [],
  });
}
