import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { periodsIn, periodToday, type PeriodInYear } from "../../core/workflow/periods.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";

export interface ShownPeriod extends PeriodInYear {
  /** Whether it is its turn today. */
  readonly now: boolean;
}

/** 监控期 of a year, by the monitoring workflow in force; none where it is filled once a year, or where nothing is monitored. */
export async function monitoringPeriods({ now, acting, packs, scheme }: ActingContext, year: number): Promise<Result<readonly ShownPeriod[]>> {
  if (!hasDuty(packs, acting.role, "filing.read")) return refused(problem("duty.missing"));
  const workflow = scheme.packsIn(year, "monitoring").workflows.find(({ stage }) => stage === "monitoring");
  if (workflow === undefined) return done([]);
  const today = officeDay(now);
  const turn = periodToday(workflow, year, today)?.number;
  return done(periodsIn(workflow, year, today, packs.calendars ?? []).map((period) => ({ ...period, now: period.number === turn })));
}
