import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { Stage } from "../../core/form/filing-values.ts";
import { stepOf, workflowOf } from "../../core/workflow/find-step.ts";
import type { Bilingual } from "../../core/workflow/workflow.ts";
import type { ActingContext } from "../context.ts";
import { returnedTo, waitingFor, workOf, type OwnWork } from "../store/waiting.ts";

export interface TodayAnswer {
  readonly waiting: readonly { readonly year: number; readonly stage: Stage; readonly step: string; readonly title: Bilingual; readonly count: number; readonly oldestSince: string }[];
  readonly returned: readonly {
    readonly id: string; readonly year: number; readonly stage: Stage; readonly name: string; readonly step: string; readonly title: Bilingual;
    readonly since: string; readonly by: string; readonly opinion: string;
  }[];
  readonly mine: readonly OwnWork[];
}

/** More stand in the list. */
const RETURNED_SHOWN = 20;

/** 今日待办: what waits for the acting post by year and stage, what came back to it, and what whoever fills has in work. */
export async function today({ tx, region, acting, packs }: ActingContext): Promise<Result<TodayAnswer>> {
  if (!hasDuty(packs, acting.role, "filing.read")) return refused(problem("duty.missing"));
  const title = (stage: Stage, step: string): Bilingual => stepOf(workflowOf(packs, stage), step)?.title ?? { zh: step, en: step };
  const waiting = await waitingFor(tx, region, acting, acting.role);
  const returned = await returnedTo(tx, region, acting, acting.role, RETURNED_SHOWN);
  return done({
    waiting: waiting.map(({ oldestSince, ...one }) => ({ ...one, title: title(one.stage, one.step), oldestSince: oldestSince.toISOString() })),
    returned: returned.map(({ since, ...one }) => ({ ...one, title: title(one.stage, one.step), since: since.toISOString() })),
    // Those who review have thousands behind them; what they have in work is what waits.
    mine: hasDuty(packs, acting.role, "filing.start") ? await workOf(tx, region, acting, acting.personId) : [],
  });
}
