import type { Tx } from "./db.ts";

export interface AnsweredRequest {
  readonly requestDigest: string;
  readonly answer: Uint8Array | null;
}

/**
 * Claims an idempotency key for this transaction. Null means that it is ours; otherwise what was answered before.
 * Of two at once the second waits here until the first has committed or failed.
 */
export async function claimRequest(
  tx: Tx,
  claim: { readonly region: string; readonly keyHash: string; readonly requestDigest: string; readonly madeAt: Date },
): Promise<AnsweredRequest | null> {
  const inserted = await tx
    .insertInto("answered_request")
    .values({ region: claim.region, key_hash: claim.keyHash, request_digest: claim.requestDigest, made_at: claim.madeAt })
    .onConflict((conflict) => conflict.columns(["region", "key_hash"]).doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows === 1n) return null;
  const row = await tx
    .selectFrom("answered_request")
    .select(["request_digest", "answer"])
    .where("region", "=", claim.region)
    .where("key_hash", "=", claim.keyHash)
    .executeTakeFirstOrThrow();
  return { requestDigest: row.request_digest, answer: row.answer };
}

export async function storeAnswer(tx: Tx, region: string, keyHash: string, answer: Buffer): Promise<void> {
  await tx
    .updateTable("answered_request")
    .set({ answer })
    .where("region", "=", region)
    .where("key_hash", "=", keyHash)
    .executeTakeFirstOrThrow();
}

/** Forgets answers made before a time; the policy lets only task `erase` do it, and never with young ones. */
export async function deleteOldAnswers(tx: Tx, region: string, before: Date): Promise<void> {
  await tx.deleteFrom("answered_request").where("region", "=", region).where("made_at", "<", before).execute();
}
