import { dayAfter } from "../calendar/iso-day.ts";
import { addWorkingDays, subtractWorkingDays, workingDaysBetween, type ReckonedDay, type WorkCalendars } from "../calendar/working-days.ts";
import { stepOf } from "./find-step.ts";
import type { Workflow } from "./workflow.ts";

/** How many working days a deadline has been over; `assumed` where some of the days lie in a year whose holidays are not known. */
export interface Lateness {
  readonly workingDays: number;
  readonly assumed: boolean;
}

/** 办理时限: the last day on which a step may be taken in time, counted from the day after the filing came to it. Null where the step has no limit. */
export function dueOf(workflow: Workflow, step: string, arrivedOn: string, calendars: WorkCalendars): ReckonedDay | null {
  const due = stepOf(workflow, step)?.due;
  return due === undefined ? null : addWorkingDays(calendars, arrivedOn, due.days);
}

/** 逾期: null up to the last day, and on the days off that follow it, since nobody could have done anything on them. */
export function lateness(due: string, today: string, calendars: WorkCalendars): Lateness | null {
  if (today <= due) return null;
  const { days, assumed } = workingDaysBetween(calendars, due, today);
  return days === 0 ? null : { workingDays: days, assumed };
}

/** The same asked of many at once: what came to a step before this day is late today. Null where the step has no limit. */
export function lateIfBefore(workflow: Workflow, step: string, today: string, calendars: WorkCalendars): ReckonedDay | null {
  const due = stepOf(workflow, step)?.due;
  if (due === undefined) return null;
  return subtractWorkingDays(calendars, dayAfter(today), due.days + 1);
}

/** How a filing stands that came to a step on a day: until when, and how late it is today. All null where the step has no limit. */
export interface Deadline {
  readonly due: string | null;
  readonly lateDays: number | null;
  /** Some of the days lie in a year whose holidays are not known, and were reckoned in plain weeks. */
  readonly dueAssumed: boolean;
}

export function deadlineOf(workflow: Workflow, step: string, arrivedOn: string, today: string, calendars: WorkCalendars): Deadline {
  const due = dueOf(workflow, step, arrivedOn, calendars);
  if (due === null) return { due: null, lateDays: null, dueAssumed: false };
  const { days, assumed } = workingDaysBetween(calendars, due.day, today);
  // That it isn't late yet may be assumed as well: a weekend of an unknown year may be worked.
  return { due: due.day, lateDays: days > 0 ? days : null, dueAssumed: due.assumed || (today > due.day && assumed) };
}
