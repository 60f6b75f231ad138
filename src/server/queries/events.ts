import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { ActingContext } from "../context.ts";
import { readEvents, type EventRead, type EventWish } from "../store/log-reading.ts";

export type EventShown = Omit<EventRead, "at"> & { readonly at: string };

/** 日志: what happened, newest first. It tells who did what to which record, and nothing of what the records hold. */
export async function events({ tx, region, acting, packs }: ActingContext, wish: EventWish): Promise<Result<{ items: readonly EventShown[]; next: string | null }>> {
  if (!hasDuty(packs, acting.role, "log.read")) return refused(problem("duty.missing"));
  const found = await readEvents(tx, region, { ...wish, limit: wish.limit + 1 });
  const page = found.slice(0, wish.limit);
  return done({ items: page.map((one) => ({ ...one, at: one.at.toISOString() })), next: found.length > wish.limit ? (page.at(-1)?.id ?? null) : null });
}
