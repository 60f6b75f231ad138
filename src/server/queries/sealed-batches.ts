import type { KeyedSeal, SealedBatch } from "../../core/seal/index.ts";
import type { Context } from "../context.ts";
import { sealedBatchesAfter, sealsOf } from "../store/seal.ts";

/** How many events are read at once for an export. */
const EVENTS_AT_ONCE = 5000;

/** The next whole batches after this number, with their events; none at the end. For the house's own task `seal`. */
export async function sealedBatches({ tx, region }: Context, after: number): Promise<SealedBatch[]> {
  return sealedBatchesAfter(tx, region, after, EVENTS_AT_ONCE);
}

/** Seals of these numbers. */
export async function sealsNumbered({ tx, region }: Context, batches: readonly number[]): Promise<KeyedSeal[]> {
  return sealsOf(tx, region, batches);
}
