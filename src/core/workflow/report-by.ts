import { addWorkingDays, type WorkCalendars } from "../calendar/working-days.ts";
import { lastDayOf, periodOf } from "./periods.ts";
import type { SeasonDay, Workflow } from "./workflow.ts";

/**
 * 报送期限: the last day on which a stage of a budget year is reported in time, the same for all four books. As the season says it; else a period of
 * monitoring by its own limit, a goal before its budget year begins, since the budget is decided with it, and whatever else by the end of its season.
 */
export function reportBy(workflow: Pick<Workflow, "stage" | "season" | "periods">, year: number, period: number, calendars: WorkCalendars): string {
  const set = periodOf(workflow, period);
  if (set !== null) return set.due === undefined ? isoDay(workflow.season.until, year) : addWorkingDays(calendars, lastDayOf(year, set.month), set.due.days).day;
  if (workflow.season.reportBy !== undefined) return isoDay(workflow.season.reportBy, year);
  return workflow.stage === "goal" ? `${year - 1}-12-31` : isoDay(workflow.season.until, year);
}

function isoDay({ year, day }: SeasonDay, budgetYear: number): string {
  return `${budgetYear + year}-${day}`;
}
