import { dayAfter } from "../calendar/iso-day.ts";
import { subtractWorkingDays, workingDaysBetween, type ReckonedDay, type WorkCalendars } from "../calendar/working-days.ts";
import { stepOf } from "./find-step.ts";
import type { HeldState } from "./filing-state.ts";
import { deadlineOfWork, dueOfWork, type Deadline } from "./under-way.ts";
import type { Workflow } from "./workflow.ts";

/** Where a filing stands, the place of its unit in the organisation tree, and the later day that it was given. */
export type AtStep = Pick<HeldState, "step" | "unitPath" | "extendedUntil">;

/** How many working days a deadline has been over; `assumed` where some of the days lie in a year whose holidays are not known. */
export interface Lateness {
  readonly workingDays: number;
  readonly assumed: boolean;
}

/** 办理时限: the last day on which a step may be taken in time, counted from the day after the filing came to it. Null where the step has no limit. */
export function dueOf(workflow: Workflow, { step, unitPath, extendedUntil }: AtStep, arrivedOn: string, calendars: WorkCalendars): ReckonedDay | null {
  return dueOfWork({ limit: stepOf(workflow, step)?.due, unitPath, arrivedOn, extendedUntil }, calendars);
}

/** 逾期: null up to the last day, and on the days off that follow it, since nobody could have done anything on them. */
export function lateness(due: string, today: string, calendars: WorkCalendars): Lateness | null {
  if (today <= due) return null;
  const { days, assumed } = workingDaysBetween(calendars, due, today);
  return days === 0 ? null : { workingDays: days, assumed };
}

/** What came to a step before a day is late today. */
export interface LateBefore extends ReckonedDay {
  /** Code of the department whose filings it is said of; null for all whose department is not named beside it. */
  readonly department: string | null;
}

/** The same asked of many at once: the day for each department with a limit of its own, and last the one for all others; nothing where the step has no limit. */
export function lateIfBefore(workflow: Workflow, step: string, today: string, calendars: WorkCalendars): readonly LateBefore[] {
  const due = stepOf(workflow, step)?.due;
  if (due === undefined) return [];
  const before = (days: number): ReckonedDay => subtractWorkingDays(calendars, dayAfter(today), days + 1);
  const own = Object.entries(due.departments ?? {}).map(([department, days]): LateBefore => ({ department, ...before(days) }));
  return [...own, { department: null, ...before(due.days) }];
}

/** How a filing stands that came to a step on a day; all null where the step has no limit. */
export function deadlineOf(workflow: Workflow, { step, unitPath, extendedUntil }: AtStep, arrivedOn: string, today: string, calendars: WorkCalendars): Deadline {
  return deadlineOfWork({ limit: stepOf(workflow, step)?.due, unitPath, arrivedOn, extendedUntil }, today, calendars);
}
