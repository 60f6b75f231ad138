import { message, type Message } from "../basics/message.ts";
import { dayBefore } from "../calendar/iso-day.ts";
import { addWorkingDays, type WorkCalendars } from "../calendar/working-days.ts";
import type { Stage } from "../form/filing-values.ts";
import type { Definitions } from "../pack/definitions.ts";
import type { MonitoringPeriod, Workflow } from "./workflow.ts";

/** What every filing is that no period is said of: the only one of its year and stage. */
export const ONLY_PERIOD = 1;

/** A period in a budget year, on a day. All days are ISO days. */
export interface PeriodInYear {
  readonly number: number;
  readonly month: number;
  /** The last day that is counted. */
  readonly cutOff: string;
  /** Whether its months are over, so that it may be filled. */
  readonly open: boolean;
  /** 报送期限; null where the pack sets none. */
  readonly due: string | null;
  /** Some of its working days lie in a year whose holidays are not known. */
  readonly dueAssumed: boolean;
  /** Whether that day is over. */
  readonly late: boolean;
}

/** The periods of a workflow in a budget year, in their order; none where it is filled once a year. */
export function periodsIn({ periods = [] }: Pick<Workflow, "periods">, year: number, today: string, calendars: WorkCalendars): readonly PeriodInYear[] {
  return periods.map(({ number, month, due }) => {
    const cutOff = lastDayOf(year, month);
    const reckoned = due === undefined ? null : addWorkingDays(calendars, cutOff, due.days);
    return { number, month, cutOff, open: today > cutOff, due: reckoned?.day ?? null, dueAssumed: reckoned?.assumed ?? false, late: reckoned !== null && today > reckoned.day };
  });
}

/** The period whose turn it is on a day: the last one whose months are over, the first one while none are. */
export function periodToday({ periods = [] }: Pick<Workflow, "periods">, year: number, today: string): MonitoringPeriod | null {
  return periods.findLast(({ month }) => today > lastDayOf(year, month)) ?? periods[0] ?? null;
}

/** The number of the period that is asked for: the one that was named, else the one whose turn it is; 1 for what is filled once a year. */
export function periodAsked({ workflows }: Pick<Definitions, "workflows">, stage: Stage, year: number, today: string, asked?: number): number {
  const workflow = workflows.find((one) => one.stage === stage);
  return asked ?? (workflow === undefined ? null : periodToday(workflow, year, today))?.number ?? ONLY_PERIOD;
}

/** The period of a number; null where the workflow has none of that number, or is filled once a year. */
export function periodOf({ periods = [] }: Pick<Workflow, "periods">, number: number): MonitoringPeriod | null {
  return periods.find((period) => period.number === number) ?? null;
}

/** Whether a workflow knows a period of a number: one of its own, or the only one of what is filled once a year. */
export function hasPeriod(workflow: Pick<Workflow, "periods">, number: number): boolean {
  return periodOf(workflow, number) !== null || ((workflow.periods ?? []).length === 0 && number === ONLY_PERIOD);
}

/** Why a filing of a period cannot be begun on a day; null where it can. */
export function periodRefusal(workflow: Pick<Workflow, "periods">, number: number, year: number, today: string): Message | null {
  const period = periodOf(workflow, number);
  if (!hasPeriod(workflow, number)) return message("filing.period-unknown", { number, year });
  if (period === null) return null;
  const cutOff = lastDayOf(year, period.month);
  return today > cutOff ? null : message("filing.period-not-over", { year, month: period.month, day: cutOff });
}

/** The last day of a month. */
export function lastDayOf(year: number, month: number): string {
  return month === 12 ? `${year}-12-31` : dayBefore(`${year}-${String(month + 1).padStart(2, "0")}-01`);
}
