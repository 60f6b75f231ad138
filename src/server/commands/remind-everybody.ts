import { done, type Result } from "../../core/basics/result.ts";
import { addWorkingDays, isWorkingDay } from "../../core/calendar/working-days.ts";
import { lateToldOn } from "../../core/pack/alert-rule.ts";
import { REMINDERS_KEPT_DAYS, SOON_DAYS, type PostReminder, type Reminder } from "../../core/workflow/reminder.ts";
import type { Context } from "../context.ts";
import { exAnteReminded, together } from "../ex-ante-reminded.ts";
import { lateBoundsOn } from "../late-bounds.ts";
import { officeDay } from "../office-day.ts";
import { digestOf } from "../store/digest.ts";
import { countForPosts, forgetReminders, insertReminders, lastRemindedAt, takeReminderDay } from "../store/reminder.ts";

const DAY = 24 * 60 * 60 * 1000;

export interface Reminded {
  /** How many people have a reminder of the day; null where there was none to make. */
  readonly people: number | null;
}

/** 每日提醒: on a working day, once, tells everybody who has a post what is new since the last time, soon due and late; one event for the day. */
export async function remindEverybody(context: Context): Promise<Result<Reminded>> {
  const { tx, region, now, newId, packs } = context;
  const calendars = packs.calendars ?? [];
  const day = officeDay(now);
  if (!isWorkingDay(calendars, day).working || !(await takeReminderDay(tx, region, day, now))) return done({ people: null });
  const since = (await lastRemindedAt(tx, region, day)) ?? new Date(now.getTime() - DAY);
  const toldOn = lateToldOn(packs.alerts, day);
  const filings = await countForPosts(tx, region, {
    day, since, late: lateBoundsOn(packs, day, () => true), toldLate: lateBoundsOn(packs, toldOn, () => true),
    // Late on the working day after is due by then.
    soon: lateBoundsOn(packs, addWorkingDays(calendars, day, SOON_DAYS + 1).day, () => true),
  });
  const counted = together(filings, await exAnteReminded(context, since, toldOn));
  const people = new Map<string, PostReminder[]>();
  for (const { personId, ...post } of counted) people.set(personId, [...(people.get(personId) ?? []), post]);
  const reminders = [...people].map(([personId, posts]): { personId: string; reminder: Reminder } => ({ personId, reminder: { since: since.toISOString(), posts } }));
  await insertReminders(tx, region, day, now, reminders);
  await forgetReminders(tx, region, officeDay(new Date(now.getTime() - REMINDERS_KEPT_DAYS * DAY)));
  await context.record({ verb: "reminders.made", subject: newId(), digestAfter: digestOf({ day, people: reminders.map(({ personId }) => personId) }), detail: { day, people: reminders.length } });
  return done({ people: reminders.length });
}
