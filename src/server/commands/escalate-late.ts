import { done, type Result } from "../../core/basics/result.ts";
import { subtractWorkingDays } from "../../core/calendar/working-days.ts";
import { toldOfLate } from "../../core/workflow/under-way.ts";
import type { CommandEvent, Context } from "../context.ts";
import { loadUnderWay, turnUnderWay } from "../ex-ante-under-way.ts";
import { lateBoundsOn } from "../late-bounds.ts";
import { officeDay } from "../office-day.ts";
import { everyOpenApplication } from "../store/ex-ante-open.ts";
import { tellOfApplication } from "../store/ex-ante-urged.ts";
import { escalateLate, type Escalated } from "../store/reminder.ts";

/** As many as stand in lists. */
const MOST_APPLICATIONS = 2000;

/** 逾期升级: whatever is late by more working days than its limit allows is told to the role that the limit names, with an event for each. Asked again, it tells nothing twice. */
export async function escalateLateWork(context: Context): Promise<Result<{ readonly escalated: number }>> {
  const told = [...(await lateFilings(context)), ...(await lateApplications(context))];
  await context.recordEach(told);
  return done({ escalated: told.length });
}

async function lateFilings({ tx, region, now, packs }: Context): Promise<readonly CommandEvent[]> {
  const today = officeDay(now);
  const told: Escalated[] = [];
  const rules = packs.workflows.flatMap(({ id, version, steps }) => steps.flatMap((step) => (step.due?.escalate === undefined ? [] : [{ id, version, step, ...step.due.escalate }])));
  for (const { id, version, step, after, to } of rules) {
    // Late by more than so many days is what was late so many working days ago.
    const day = after === 0 ? today : subtractWorkingDays(packs.calendars ?? [], today, after).day;
    const bounds = lateBoundsOn(packs, day, (one) => one === step).filter((bound) => bound.workflow === id && bound.workflowVersions.includes(version));
    told.push(...(await escalateLate(tx, region, now, bounds, to)));
  }
  return told.map(({ id, year, stage, step, holder, to }) => ({ verb: "filing.escalated", subject: id, year, stage, detail: { step, holder, to } }));
}

async function lateApplications(context: Context): Promise<readonly CommandEvent[]> {
  const { tx, region, now, packs } = context;
  const told: CommandEvent[] = [];
  for (const application of await loadUnderWay(context, await everyOpenApplication(tx, region, MOST_APPLICATIONS))) {
    const at = turnUnderWay(packs, application, null);
    const to = at === null || at.told !== null ? null : toldOfLate(at.work, officeDay(now), packs.calendars ?? []);
    if (at === null || to === null) continue;
    const { id, year } = application.one;
    await tellOfApplication(tx, region, { id, turn: at.turn, to, at: now });
    told.push({ verb: "ex-ante.escalated", subject: id, year, stage: "ex-ante", detail: { step: at.turn, holder: at.holder, to } });
  }
  return told;
}
