import { digestOf } from "./digest.ts";
import type { Tx } from "./db.ts";

/** 审核意见 on one cell. */
export interface Remark {
  readonly region: string;
  readonly id: string;
  readonly filingId: string;
  readonly path: string;
  readonly said: string;
  readonly step: string;
  readonly round: number;
  readonly personId: string;
  readonly postId: string;
  readonly at: Date;
  readonly settledAt: Date | null;
  readonly settledBy: string | null;
}

/** What events and reports state of a remark. */
export function remarkDigest(remark: Remark): string {
  return digestOf({
    id: remark.id, filingId: remark.filingId, path: remark.path, said: remark.said, step: remark.step, round: remark.round,
    personId: remark.personId, at: remark.at.toISOString(), settledAt: remark.settledAt?.toISOString() ?? null, settledBy: remark.settledBy,
  });
}

export async function insertRemarks(tx: Tx, remarks: readonly Remark[]): Promise<void> {
  if (remarks.length === 0) return;
  await tx
    .insertInto("remark")
    .values(remarks.map((remark) => ({
      region: remark.region, id: remark.id, filing_id: remark.filingId, path: remark.path, said: remark.said, step: remark.step, round: remark.round,
      person_id: remark.personId, post_id: remark.postId, at: remark.at, settled_at: null, settled_by: null,
    })))
    .execute();
}

export async function findRemark(tx: Tx, region: string, filingId: string, id: string): Promise<Remark | null> {
  const row = await tx.selectFrom("remark").selectAll().where("region", "=", region).where("filing_id", "=", filingId).where("id", "=", id).executeTakeFirst();
  return row === undefined
    ? null
    : {
        region, id: row.id, filingId, path: row.path, said: row.said, step: row.step, round: row.round, personId: row.person_id, postId: row.post_id,
        at: row.at, settledAt: row.settled_at, settledBy: row.settled_by,
      };
}

export async function settleRemark(tx: Tx, region: string, id: string, at: Date, personId: string): Promise<void> {
  await tx.updateTable("remark").set({ settled_at: at, settled_by: personId }).where("region", "=", region).where("id", "=", id).execute();
}

/** A remark with the name and the role of who made it. */
export interface SignedRemark extends Omit<Remark, "region" | "postId" | "settledBy"> {
  readonly by: string;
  readonly role: string;
}

/** All remarks on filings, oldest first. */
export async function remarksOf(tx: Tx, region: string, filingIds: readonly string[]): Promise<readonly SignedRemark[]> {
  const rows = await tx
    .selectFrom("remark")
    .leftJoin("person", (join) => join.onRef("person.region", "=", "remark.region").onRef("person.id", "=", "remark.person_id"))
    .leftJoin("post", (join) => join.onRef("post.region", "=", "remark.region").onRef("post.id", "=", "remark.post_id"))
    .select(["remark.id", "filing_id", "path", "said", "step", "round", "remark.person_id", "person.name", "post.role", "at", "settled_at"])
    .where("remark.region", "=", region)
    .where("filing_id", "in", filingIds)
    .orderBy("at")
    .orderBy("remark.id")
    .execute();
  return rows.map((row) => ({
    id: row.id, filingId: row.filing_id, path: row.path, said: row.said, step: row.step, round: row.round, personId: row.person_id, by: row.name ?? "", role: row.role ?? "", at: row.at, settledAt: row.settled_at,
  }));
}
