import { daysOf } from "../basics/gregorian.ts";
import type { FilingValues } from "./filing-values.ts";

/** 监控期: 1—n月, and the last day that is counted. */
export interface MonitoringPeriod {
  readonly month: number;
  /** ISO day. */
  readonly cutOff: string;
}

/** The months of a budget year that are over on a day, the year's last where it is over itself; the first one while none is. */
export function periodOn(today: string, year: number): MonitoringPeriod {
  if (today >= `${year}-12-31`) return { month: 12, cutOff: `${year}-12-31` };
  const here = today.startsWith(`${year}-`) ? Number(today.slice(5, 7)) : 1;
  const isOver = today >= lastDay(year, here);
  const month = isOver ? here : Math.max(1, here - 1);
  const end = lastDay(year, month);
  return { month, cutOff: end < today ? end : today };
}

/** The same form for payments that were counted up to another day; forms without a period stay as they are. */
export function upTo(values: FilingValues, cutOff: string): FilingValues {
  return values.period === undefined ? values : { ...values, period: { month: String(Number(cutOff.slice(5, 7))) } };
}

function lastDay(year: number, month: number): string {
  return `${year}-${String(month).padStart(2, "0")}-${String(daysOf(year, month)).padStart(2, "0")}`;
}
