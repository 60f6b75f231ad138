import { sql } from "kysely";
import { SCHEMA, type Tx } from "./db.ts";
import { digestOf } from "./digest.ts";

/** 加签: the holder of a step asked a post to sign before it goes on. */
export interface AskedSignerMade {
  readonly region: string;
  readonly id: string;
  readonly filingId: string;
  readonly step: string;
  readonly round: number;
  readonly signerPost: string;
  readonly said: string;
  readonly personId: string;
  readonly postId: string;
  readonly at: Date;
}

/** What its event states of it. */
export function askedSignerDigest({ id, filingId, step, round, signerPost, said, personId, at }: AskedSignerMade): string {
  return digestOf({ id, filingId, step, round, signerPost, said, personId, at: at.toISOString() });
}

export async function insertAskedSigner(tx: Tx, { region, id, filingId, step, round, signerPost, said, personId, postId, at }: AskedSignerMade): Promise<void> {
  await tx.insertInto("asked_signer").values({ region, id, filing_id: filingId, step, round, signer_post: signerPost, said, person_id: personId, post_id: postId, at, taken_back_at: null }).execute();
}

export interface StoredAskedSigner {
  readonly id: string;
  readonly step: string;
  readonly round: number;
  readonly signerPost: string;
  readonly personId: string;
  readonly takenBackAt: Date | null;
}

export async function findAskedSigner(tx: Tx, region: string, filingId: string, id: string): Promise<StoredAskedSigner | null> {
  const row = await tx
    .selectFrom("asked_signer").select(["id", "step", "round", "signer_post", "person_id", "taken_back_at"]).where("region", "=", region).where("filing_id", "=", filingId).where("id", "=", id).executeTakeFirst();
  return row === undefined ? null : { id: row.id, step: row.step, round: row.round, signerPost: row.signer_post, personId: row.person_id, takenBackAt: row.taken_back_at };
}

export async function markSignerTakenBack(tx: Tx, region: string, id: string, at: Date): Promise<void> {
  await tx.updateTable("asked_signer").set({ taken_back_at: at }).where("region", "=", region).where("id", "=", id).execute();
}

/** As the history shows it. */
export interface SignerAsked {
  readonly step: string;
  readonly round: number;
  readonly signer: string;
  readonly said: string;
  readonly by: string;
  readonly role: string;
  readonly at: Date;
  readonly takenBackAt: Date | null;
}

/** All that were asked about a filing, oldest first. */
export async function signersAsked(tx: Tx, region: string, filingId: string): Promise<readonly SignerAsked[]> {
  const post = sql.id(SCHEMA, "post");
  const person = sql.id(SCHEMA, "person");
  const { rows } = await sql<SignerAsked>`
    select asked.step, asked.round, coalesce(signer.name, '') as signer, asked.said, coalesce(asker.name, '') as by, coalesce(acted.role, '') as role, asked.at, asked.taken_back_at as "takenBackAt"
    from ${sql.id(SCHEMA, "asked_signer")} as asked
      left join ${post} as held on held.region = asked.region and held.id = asked.signer_post left join ${person} as signer on signer.region = held.region and signer.id = held.person_id
      left join ${post} as acted on acted.region = asked.region and acted.id = asked.post_id left join ${person} as asker on asker.region = asked.region and asker.id = asked.person_id
    where asked.region = ${region} and asked.filing_id = ${filingId} order by asked.at, asked.id`.execute(tx);
  return rows;
}
