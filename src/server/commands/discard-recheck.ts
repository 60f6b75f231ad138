import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { Context } from "../context.ts";
import { appendEvent } from "../store/event.ts";
import { lockKeptRecheck, markKeptRecheck } from "../store/kept-recheck.ts";
import { recheckDigest } from "../store/kept-recheck-digest.ts";

const DAY = 24 * 60 * 60 * 1000;

export interface RecheckDiscarded {
  readonly discardedAt: string;
  /** Until when it can be restored. */
  readonly restorableUntil: string;
}

/** Puts a kept recheck out of sight; it can be restored for a while and is erased then. */
export async function discardRecheck(context: Context): Promise<Result<RecheckDiscarded>> {
  const { tx, region, now, actor, settings, keptKeyHash } = context;
  const before = keptKeyHash === null ? null : await lockKeptRecheck(tx, region, keptKeyHash);
  if (before === null || before.discardedAt !== null) return refused(problem("kept.unknown", "", { days: settings.restoreDays }));
  const eraseAfter = new Date(now.getTime() + settings.restoreDays * DAY);
  const after = { ...before, discardedAt: now, eraseAfter };
  await markKeptRecheck(tx, before, after);
  await appendEvent(tx, {
    region,
    id: context.newId(),
    at: now,
    actor,
    verb: "recheck.discarded",
    subject: before.id,
    digestBefore: recheckDigest(before),
    digestAfter: recheckDigest(after),
    detail: { restorableUntil: eraseAfter.toISOString() },
  });
  return done({ discardedAt: now.toISOString(), restorableUntil: eraseAfter.toISOString() });
}
