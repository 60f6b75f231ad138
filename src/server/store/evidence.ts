import type { Tx } from "./db.ts";

export interface Evidence {
  readonly region: string;
  readonly id: string;
  readonly filingId: string;
  readonly path: string;
  readonly kind: string;
  readonly name: string;
  readonly media: string;
  readonly bytes: bigint;
  readonly digest: string;
  readonly personId: string;
  readonly postId: string;
  readonly storedAt: Date;
  readonly withdrawnAt: Date | null;
}

export async function insertEvidence(tx: Tx, evidence: Evidence): Promise<void> {
  await tx
    .insertInto("evidence")
    .values({
      region: evidence.region, id: evidence.id, filing_id: evidence.filingId, path: evidence.path, kind: evidence.kind, name: evidence.name, media: evidence.media,
      bytes: evidence.bytes, digest: evidence.digest, person_id: evidence.personId, post_id: evidence.postId, stored_at: evidence.storedAt, withdrawn_at: null,
    })
    .execute();
}

/** All of a filing, withdrawn ones included, in the order they came. */
export async function evidenceOf(tx: Tx, region: string, filingId: string): Promise<readonly Evidence[]> {
  return found(tx, region, filingId).orderBy("stored_at").orderBy("id").execute().then((rows) => rows.map(evidenceFrom));
}

/** All of several filings, withdrawn ones included, in the order they came. */
export async function evidenceOfAll(tx: Tx, region: string, filingIds: readonly string[]): Promise<readonly Evidence[]> {
  if (filingIds.length === 0) return [];
  const rows = await tx.selectFrom("evidence").selectAll().where("region", "=", region).where("filing_id", "in", filingIds).orderBy("stored_at").orderBy("id").execute();
  return rows.map(evidenceFrom);
}

export async function findEvidence(tx: Tx, region: string, filingId: string, id: string): Promise<Evidence | null> {
  const row = await found(tx, region, filingId).where("id", "=", id).executeTakeFirst();
  return row === undefined ? null : evidenceFrom(row);
}

/** Marks it as withdrawn; the row and the file stay. False when it was withdrawn before. */
export async function withdrawEvidence(tx: Tx, region: string, id: string, at: Date): Promise<boolean> {
  const outcome = await tx.updateTable("evidence").set({ withdrawn_at: at }).where("region", "=", region).where("id", "=", id).where("withdrawn_at", "is", null).executeTakeFirst();
  return outcome.numUpdatedRows === 1n;
}

function found(tx: Tx, region: string, filingId: string) {
  return tx.selectFrom("evidence").selectAll().where("region", "=", region).where("filing_id", "=", filingId);
}

function evidenceFrom(row: Awaited<ReturnType<ReturnType<typeof found>["executeTakeFirstOrThrow"]>>): Evidence {
  return {
    region: row.region, id: row.id, filingId: row.filing_id, path: row.path, kind: row.kind, name: row.name, media: row.media, bytes: BigInt(row.bytes), digest: row.digest,
    personId: row.person_id, postId: row.post_id, storedAt: row.stored_at, withdrawnAt: row.withdrawn_at,
  };
}
