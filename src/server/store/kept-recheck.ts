import type { Tx } from "./db.ts";

export interface KeptRecheck {
  readonly region: string;
  readonly id: string;
  readonly keyHash: string;
  readonly name: string;
  readonly language: string;
  readonly content: string;
  readonly contentFormat: number;
  readonly contentDigest: string;
  readonly contentBytes: number;
  readonly keptAt: Date;
  readonly discardedAt: Date | null;
  readonly eraseAfter: Date | null;
}

/** Everything but the content, which is large and rarely needed. */
export type KeptRecheckState = Omit<KeptRecheck, "content">;

const STATE_COLUMNS = [
  "region", "id", "key_hash as keyHash", "name", "language", "content_format as contentFormat",
  "content_digest as contentDigest", "content_bytes as contentBytes", "kept_at as keptAt",
  "discarded_at as discardedAt", "erase_after as eraseAfter",
] as const;

export async function insertKeptRecheck(tx: Tx, kept: KeptRecheck): Promise<void> {
  await tx
    .insertInto("kept_recheck")
    .values({
      region: kept.region,
      id: kept.id,
      key_hash: kept.keyHash,
      name: kept.name,
      language: kept.language,
      content: kept.content,
      content_format: kept.contentFormat,
      content_digest: kept.contentDigest,
      content_bytes: kept.contentBytes,
      kept_at: kept.keptAt,
      discarded_at: null,
      erase_after: null,
    })
    .execute();
}

export async function findKeptRecheck(tx: Tx, region: string, keyHash: string): Promise<KeptRecheck | null> {
  const row = await tx
    .selectFrom("kept_recheck")
    .select([...STATE_COLUMNS, "content"])
    .where("region", "=", region)
    .where("key_hash", "=", keyHash)
    .executeTakeFirst();
  return row === undefined ? null : { ...row, contentBytes: Number(row.contentBytes) };
}

/** Holds the row until the transaction ends, so that of two writers the second sees what the first did. */
export async function lockKeptRecheck(tx: Tx, region: string, keyHash: string): Promise<KeptRecheckState | null> {
  const row = await tx
    .selectFrom("kept_recheck")
    .select(STATE_COLUMNS)
    .where("region", "=", region)
    .where("key_hash", "=", keyHash)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? null : { ...row, contentBytes: Number(row.contentBytes) };
}

export async function markKeptRecheck(
  tx: Tx,
  { region, id }: KeptRecheckState,
  { discardedAt, eraseAfter }: Pick<KeptRecheck, "discardedAt" | "eraseAfter">,
): Promise<void> {
  await tx
    .updateTable("kept_recheck")
    .set({ discarded_at: discardedAt, erase_after: eraseAfter })
    .where("region", "=", region)
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
}

/** Deletes up to `limit` discarded rechecks whose time for restoring has passed. The policies let only task `erase` see them. */
export async function deleteErasableRechecks(tx: Tx, region: string, now: Date, limit: number): Promise<KeptRecheckState[]> {
  const rows = await tx
    .deleteFrom("kept_recheck")
    .where("region", "=", region)
    .where("id", "in", (erasable) =>
      erasable
        .selectFrom("kept_recheck")
        .select("id")
        .where("region", "=", region)
        .where("erase_after", "<=", now)
        .orderBy("erase_after")
        .limit(limit)
        .forUpdate()
        // Another process that erases at the same time takes other rows.
        .skipLocked(),
    )
    .returning(STATE_COLUMNS)
    .execute();
  return rows.map((row) => ({ ...row, contentBytes: Number(row.contentBytes) }));
}
