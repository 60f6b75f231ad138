import type { Tx } from "./db.ts";
import type { Drafter } from "./workflow-version.ts";

/** 方案启用: packs that held from a moment on. */
export interface PackPublication {
  readonly id: string;
  /** Counts from 1. */
  readonly number: number;
  readonly digest: string;
  readonly source: "installation" | "bureau";
  readonly reason: string;
  readonly draftedBy: readonly Drafter[];
  readonly publishedBy: string | null;
  readonly publishedAt: Date;
}

/** All of a region, the one in force first. */
export async function packPublications(tx: Tx, region: string): Promise<readonly PackPublication[]> {
  const rows = await tx.selectFrom("pack_publication").selectAll().where("region", "=", region).orderBy("number", "desc").execute();
  return rows.map((row) => ({
    id: row.id, number: row.number, digest: row.digest, source: row.source, reason: row.reason, draftedBy: JSON.parse(row.drafted_by) as Drafter[], publishedBy: row.published_by, publishedAt: row.published_at,
  }));
}

/** The packs in force; null where none were stored yet. */
export async function packInForce(tx: Tx, region: string): Promise<Pick<PackPublication, "number" | "digest"> | null> {
  const row = await tx.selectFrom("pack_publication").select(["number", "digest"]).where("region", "=", region).orderBy("number", "desc").limit(1).executeTakeFirst();
  return row ?? null;
}

/** False where the number has been taken meanwhile. */
export async function insertPackPublication(tx: Tx, region: string, publication: PackPublication): Promise<boolean> {
  const outcome = await tx
    .insertInto("pack_publication")
    .values({
      region, number: publication.number, id: publication.id, digest: publication.digest, source: publication.source, reason: publication.reason,
      drafted_by: JSON.stringify(publication.draftedBy), published_by: publication.publishedBy, published_at: publication.publishedAt,
    })
    .onConflict((conflict) => conflict.columns(["region", "number"]).doNothing())
    .executeTakeFirst();
  return outcome.numInsertedOrUpdatedRows === 1n;
}
