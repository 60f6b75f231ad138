import { sees, type Actor } from "../access/actor.ts";
import { isAdministrator } from "../access/role.ts";
import { message, type Message } from "../basics/message.ts";
import { dayAfter, isIsoDay, yearsLater } from "../calendar/iso-day.ts";
import { subtractWorkingDays, type WorkCalendars } from "../calendar/working-days.ts";
import { dueOf } from "./due.ts";
import type { HeldState } from "./filing-state.ts";
import { stepOf } from "./find-step.ts";
import { seasonOf } from "./season.ts";
import { OF_THE_UNIT } from "./vacant-steps.ts";
import type { Workflow } from "./workflow.ts";

/** What may not be the last day of an extension: no day of the calendar, one that is past, or one more than a year ahead. Null when it may. */
export function lastDayRefusal(until: string, today: string): Message | null {
  if (!isIsoDay(until)) return message("workflow.extend-no-such-day", { day: until });
  if (until < today) return message("workflow.extend-past", { day: until, today });
  const furthest = yearsLater(today, 1);
  return until > furthest ? message("workflow.extend-too-far", { day: until, furthest }) : null;
}

/** The last day on which a step may be taken in time: its own limit or the extension of it, and for those who fill no later than their season. Null where there is no limit. */
export function lastDayOf(workflow: Workflow, state: HeldState, arrivedOn: string, calendars: WorkCalendars): string | null {
  if (state.extendedUntil != null) return state.extendedUntil;
  const due = dueOf(workflow, state, arrivedOn, calendars)?.day ?? null;
  if (!isOfTheUnit(workflow, state.step)) return due;
  const { until } = seasonOf(workflow, state);
  return due === null || due > until ? until : due;
}

/** 延期: why somebody may not give a filing this later last day for the step it is at; null when they may. That the post has the duty is asked apart. */
export function extensionRefusal(workflow: Workflow, state: HeldState, actor: Actor, until: string, { today, arrivedOn, calendars }: { readonly today: string; readonly arrivedOn: string; readonly calendars: WorkCalendars }): Message | null {
  return extensionClosed(workflow, state, actor) ?? laterDayRefusal(until, today, lastDayOf(workflow, state, arrivedOn, calendars));
}

/** Whether anything under way whose last day is known, null for none, may have this later one. */
export function laterDayRefusal(until: string, today: string, due: string | null): Message | null {
  const wrong = lastDayRefusal(until, today);
  if (wrong !== null) return wrong;
  if (due === null) return message("workflow.extend-no-limit");
  return until <= due ? message("workflow.extend-not-later", { day: until, due }) : null;
}

/** The same before a day is named. */
export function extensionClosed(workflow: Workflow, state: HeldState, actor: Actor): Message | null {
  if (isAdministrator(actor.role)) return message("workflow.administrator");
  if (!sees(actor, state)) return message("workflow.not-in-range");
  const step = stepOf(workflow, state.step);
  if (step === null) return message("workflow.step-unknown", { step: state.step });
  if (step.role === null) return message("workflow.extend-ended");
  return step.due === undefined && !OF_THE_UNIT.includes(step.role) ? message("workflow.extend-no-limit") : null;
}

/** Asked of many at once: an extension that ended before this day is late today. The days off that follow it make nobody late. */
export function lateIfExtendedUntilBefore(today: string, calendars: WorkCalendars): string {
  return subtractWorkingDays(calendars, dayAfter(today), 1).day;
}

function isOfTheUnit(workflow: Workflow, id: string): boolean {
  const role = stepOf(workflow, id)?.role ?? null;
  return role !== null && OF_THE_UNIT.includes(role);
}
