import { done, type Result } from "../../core/basics/result.ts";
import type { Reminder } from "../../core/workflow/reminder.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { remindersOf } from "../store/reminder.ts";

export interface RemindersAnswer {
  readonly today: string;
  readonly items: readonly (Reminder & { readonly day: string; readonly madeAt: string })[];
}

/** 每日提醒 of whoever asks, over all posts, the latest first. */
export async function reminders({ tx, region, now, acting }: ActingContext): Promise<Result<RemindersAnswer>> {
  const items = await remindersOf(tx, region, acting.personId);
  return done({ today: officeDay(now), items: items.map(({ madeAt, ...one }) => ({ ...one, madeAt: madeAt.toISOString() })) });
}
