import type { Role } from "../access/role.ts";

/** How many working days ahead a deadline is told of. */
export const SOON_DAYS = 3;
/** How long a day's reminder is kept. */
export const REMINDERS_KEPT_DAYS = 30;

/** What a reminder counts of a post: come since the one before, of that returned; urged since; due within three working days; late; told of because it is late below. */
export const REMINDED_OF = ["arrived", "returned", "urged", "soon", "late", "escalated"] as const;
export type RemindedOf = (typeof REMINDED_OF)[number];

export interface PostReminder extends Readonly<Record<RemindedOf, number>> {
  readonly postId: string;
  readonly role: Role;
  readonly unit: string;
  /** 委托: whose post it is, where the person only acts in it; left out for their own. */
  readonly of?: string | undefined;
}

/** 每日提醒 of one person: since when it counts what is new, and each post that has something. */
export interface Reminder {
  readonly since: string;
  readonly posts: readonly PostReminder[];
}
