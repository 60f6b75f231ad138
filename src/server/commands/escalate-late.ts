import { done, type Result } from "../../core/basics/result.ts";
import { subtractWorkingDays } from "../../core/calendar/working-days.ts";
import type { Context } from "../context.ts";
import { lateBoundsOn } from "../late-bounds.ts";
import { officeDay } from "../office-day.ts";
import { escalateLate, type Escalated } from "../store/reminder.ts";

/** 逾期升级: whatever is late by more working days than its step allows is told to the role that the step names, with an event for each. Asked again, it tells nothing twice. */
export async function escalateLateFilings(context: Context): Promise<Result<{ readonly escalated: number }>> {
  const { tx, region, now, packs } = context;
  const today = officeDay(now);
  const told: Escalated[] = [];
  const rules = packs.workflows.flatMap(({ id, version, steps }) => steps.flatMap((step) => (step.due?.escalate === undefined ? [] : [{ id, version, step, ...step.due.escalate }])));
  for (const { id, version, step, after, to } of rules) {
    // Late by more than so many days is what was late so many working days ago.
    const day = after === 0 ? today : subtractWorkingDays(packs.calendars ?? [], today, after).day;
    const bounds = lateBoundsOn(packs, day, (one) => one === step).filter((bound) => bound.workflow === id && bound.workflowVersions.includes(version));
    told.push(...(await escalateLate(tx, region, now, bounds, to)));
  }
  await context.recordEach(told.map(({ id, year, stage, step, holder, to }) => ({ verb: "filing.escalated", subject: id, year, stage, detail: { step, holder, to } })));
  return done({ escalated: told.length });
}
