import { done, type Result } from "../../core/basics/result.ts";
import type { Context } from "../context.ts";
import { deleteOldAnswers } from "../store/answered-request.ts";
import { appendEvent } from "../store/event.ts";
import { deleteErasableRechecks } from "../store/kept-recheck.ts";
import { giveBackKeptSpace } from "../store/kept-space.ts";
import { recheckDigest } from "../store/kept-recheck-digest.ts";

/** How long the answer of a write that came with an `Idempotency-Key` is remembered. */
const ANSWER_DAYS = 2;
const DAY = 24 * 60 * 60 * 1000;
const BATCH = 100;

export interface RechecksErased {
  readonly erased: number;
  /** Whether a full batch was erased, so that there may be more. */
  readonly more: boolean;
}

/** Erases for good what was discarded and can no longer be restored, one event each, and forgets old answers. */
export async function eraseDiscardedRechecks(context: Context): Promise<Result<RechecksErased>> {
  const { tx, region, now, actor } = context;
  await deleteOldAnswers(tx, region, new Date(now.getTime() - ANSWER_DAYS * DAY));
  const erased = await deleteErasableRechecks(tx, region, now, BATCH);
  for (const kept of erased) {
    await appendEvent(tx, {
      region,
      id: context.newId(),
      at: now,
      actor,
      verb: "recheck.erased",
      subject: kept.id,
      digestBefore: recheckDigest(kept),
      digestAfter: null,
      detail: { bytes: kept.contentBytes },
    });
  }
  if (erased.length > 0) {
    await giveBackKeptSpace(tx, region, erased.length, erased.reduce((sum, kept) => sum + kept.contentBytes, 0));
  }
  return done({ erased: erased.length, more: erased.length === BATCH });
}
