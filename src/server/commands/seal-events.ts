import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { eventLine, LARGEST_BATCH, momentText, sealBatch, type SealedBatch } from "../../core/seal/index.ts";
import type { Context } from "../context.ts";
import { tryLock } from "../store/advisory-lock.ts";
import { insertSealedBatch, newestSeal, waitingEvents } from "../store/seal.ts";

/** SM3, and HMAC-SM3 under the key of this installation. */
export interface SealingFunctions {
  readonly digest: (text: string) => string;
  readonly mac: (text: string) => string;
}

/**
 * Seals the events that wait, as one batch. One sealer at a time: the other is refused and need not wait. It runs after the
 * writers have committed and holds nothing that a writer asks for. Refused as well where nothing waits, so that nothing is committed.
 */
export async function sealEvents(context: Context, { digest, mac }: SealingFunctions): Promise<Result<SealedBatch>> {
  const { tx, region, now } = context;
  if (!(await tryLock(tx, "seal"))) return refused(problem("seal.busy"));
  const waiting = await waitingEvents(tx, region, LARGEST_BATCH);
  if (waiting.length === 0) return refused(problem("seal.nothing"));
  const last = await newestSeal(tx, region);
  const events = waiting.map((event) => ({ id: event.id, line: eventLine(event) }));
  const batch = sealBatch({ region, events, last, sealedAt: momentText(now.toISOString()) }, digest, mac);
  await insertSealedBatch(tx, batch);
  return done(batch);
}
