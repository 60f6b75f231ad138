import { liesIn } from "../access/lies-in.ts";
import { addWorkingDays, workingDaysBetween, type ReckonedDay, type WorkCalendars } from "../calendar/working-days.ts";
import type { Role } from "../access/role.ts";
import { SOON_DAYS } from "./reminder.ts";
import type { DueDays } from "./workflow.ts";

/** 在办的事: what waits for somebody by a day: a filing at a step of its workflow, an application at a turn of its evaluation. */
export interface WorkUnderWay {
  /** 办理时限; undefined where it has none. */
  readonly limit: DueDays | undefined;
  /** Path of its unit in the organisation tree; departments may have limits of their own. */
  readonly unitPath: string;
  /** The day on which it came to where it waits. */
  readonly arrivedOn: string;
  /** 延期: a later last day that somebody gave it there. */
  readonly extendedUntil?: string | null | undefined;
}

/** How it stands with its day: until when, and how late it is today. All null where it has no limit. */
export interface Deadline {
  readonly due: string | null;
  readonly lateDays: number | null;
  /** Some of the days lie in a year whose holidays are not known, and were reckoned in plain weeks. */
  readonly dueAssumed: boolean;
}

/** The last day on which it may be done in time, counted from the day after it came; null where it has no limit. */
export function dueOfWork({ limit, unitPath, arrivedOn, extendedUntil }: WorkUnderWay, calendars: WorkCalendars): ReckonedDay | null {
  if (limit === undefined) return null;
  const reckoned = addWorkingDays(calendars, arrivedOn, daysFor(limit, unitPath));
  // A day that somebody named is no matter of reckoning. It makes nobody late before the limit, where it comes earlier since a season is over.
  return extendedUntil != null && extendedUntil > reckoned.day ? { day: extendedUntil, assumed: false } : reckoned;
}

/** How many days a limit leaves to the work of a unit: those of its department where it has its own. */
function daysFor({ days, departments = {} }: DueDays, unitPath: string): number {
  return Object.entries(departments).find(([code]) => liesIn(unitPath, code))?.[1] ?? days;
}

export function deadlineOfWork(work: WorkUnderWay, today: string, calendars: WorkCalendars): Deadline {
  const due = dueOfWork(work, calendars);
  if (due === null) return { due: null, lateDays: null, dueAssumed: false };
  const { days, assumed } = workingDaysBetween(calendars, due.day, today);
  // That it isn't late yet may be assumed as well: a weekend of an unknown year may be worked.
  return { due: work.extendedUntil ?? due.day, lateDays: days > 0 ? days : null, dueAssumed: due.assumed || (today > due.day && assumed) };
}

/** 临近到期: in time today, and late when nobody does anything for some working days. */
export function isDueSoon(work: WorkUnderWay, today: string, calendars: WorkCalendars): boolean {
  const late = (day: string): boolean => deadlineOfWork(work, day, calendars).lateDays !== null;
  // Late on the working day after is due by then.
  return !late(today) && late(addWorkingDays(calendars, today, SOON_DAYS + 1).day);
}

/** 逾期升级: the role that is to be told, where it is late by more days than its limit allows; null otherwise. */
export function toldOfLate(work: WorkUnderWay, today: string, calendars: WorkCalendars): Role | null {
  const escalate = work.limit?.escalate;
  const { lateDays } = deadlineOfWork(work, today, calendars);
  return escalate !== undefined && lateDays !== null && lateDays > escalate.after ? escalate.to : null;
}
