import type { WorkCalendars } from "../calendar/working-days.ts";
import { reportBy } from "./report-by.ts";
import { seasonOf, type InSeason } from "./season.ts";
import type { Workflow } from "./workflow.ts";

/** When filings of a year may be begun, and how a day lies to that. Days are ISO days. */
export interface SeasonToBegin {
  readonly from: string;
  readonly until: string;
  /** Last day on which what is begun now is reported in time. */
  readonly reportBy: string;
  /** `late`: the last day of reporting is past, and the season is not. */
  readonly standing: "early" | "open" | "late" | "over";
}

/** @param period number of the 监控期 that would be begun; 0 for stages without */
export function seasonToBegin(workflow: Pick<Workflow, "stage" | "season" | "periods">, at: InSeason, period: number, day: string, calendars: WorkCalendars): SeasonToBegin {
  const { from, until } = seasonOf(workflow, at);
  const last = reportBy(workflow, at.year, period, calendars);
  // ISO days compare as texts.
  return { from, until, reportBy: last, standing: day < from ? "early" : day > until ? "over" : day > last ? "late" : "open" };
}
