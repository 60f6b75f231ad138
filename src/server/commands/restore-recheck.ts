import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { Context } from "../context.ts";
import { appendEvent } from "../store/event.ts";
import { lockKeptRecheck, markKeptRecheck } from "../store/kept-recheck.ts";
import { recheckDigest } from "../store/kept-recheck-digest.ts";

export interface RecheckRestored {
  readonly keptAt: string;
}

/** Undoes a discarding while there is time. One that is not discarded stays as it is, and nothing is recorded. */
export async function restoreRecheck(context: Context): Promise<Result<RecheckRestored>> {
  const { tx, region, now, actor, settings, keptKeyHash } = context;
  const unknown = problem("kept.unknown", "", { days: settings.restoreDays });
  const before = keptKeyHash === null ? null : await lockKeptRecheck(tx, region, keptKeyHash);
  if (before === null) return refused(unknown);
  const restored = done({ keptAt: before.keptAt.toISOString() });
  if (before.eraseAfter === null) return restored;
  if (before.eraseAfter <= now) return refused(unknown);
  const after = { ...before, discardedAt: null, eraseAfter: null };
  await markKeptRecheck(tx, before, after);
  await appendEvent(tx, {
    region,
    id: context.newId(),
    at: now,
    actor,
    verb: "recheck.restored",
    subject: before.id,
    digestBefore: recheckDigest(before),
    digestAfter: recheckDigest(after),
    detail: {},
  });
  return restored;
}
