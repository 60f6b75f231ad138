import { sql } from "kysely";
import type { Role } from "../../core/access/role.ts";
import type { Taken } from "../../core/workflow/workflow.ts";
import { SCHEMA, type Tx } from "./db.ts";
import { digestOf } from "./digest.ts";
import type { Filing } from "./filing.ts";

/** 会签: what somebody signed beside the holder of a step, of the content as it was. */
export interface NewSignature {
  readonly region: string;
  readonly id: string;
  readonly filingId: string;
  readonly step: string;
  readonly round: number;
  readonly agrees: boolean;
  /** Empty only where it agrees. */
  readonly opinion: string;
  readonly contentDigest: string;
  readonly personId: string;
  readonly postId: string;
  readonly role: Role;
  readonly at: Date;
}

/** What its event states of it. */
export function signatureDigest({ id, filingId, step, round, agrees, opinion, contentDigest, personId, at }: NewSignature): string {
  return digestOf({ id, filingId, step, round, agrees, opinion, contentDigest, personId, at: at.toISOString() });
}

/** Adds it, and notes whose hands the filing went through. */
export async function insertSignature(tx: Tx, signature: NewSignature, taken: readonly Taken[]): Promise<void> {
  const { region, id, filingId, step, round, agrees, opinion, contentDigest, personId, postId, role, at } = signature;
  await tx
    .insertInto("signature")
    .values({ region, id, filing_id: filingId, step, round, agrees, opinion, content_digest: contentDigest, person_id: personId, post_id: postId, role, at, taken_back_at: null })
    .execute();
  await noteTaken(tx, region, filingId, taken);
}

export interface StoredSignature {
  readonly id: string;
  readonly step: string;
  readonly round: number;
  readonly personId: string;
  readonly takenBackAt: Date | null;
}

export async function findSignature(tx: Tx, region: string, filingId: string, id: string): Promise<StoredSignature | null> {
  const row = await tx.selectFrom("signature").select(["id", "step", "round", "person_id", "taken_back_at"]).where("region", "=", region).where("filing_id", "=", filingId).where("id", "=", id).executeTakeFirst();
  return row === undefined ? null : { id: row.id, step: row.step, round: row.round, personId: row.person_id, takenBackAt: row.taken_back_at };
}

/** Takes back what a person signed at the step and in the round a filing is in, of whatever content. */
export async function takeSignaturesBack(tx: Tx, { region, id, step, round }: Pick<Filing, "region" | "id" | "step" | "round">, personId: string, taken: readonly Taken[], at: Date): Promise<void> {
  await tx
    .updateTable("signature").set({ taken_back_at: at })
    .where("region", "=", region).where("filing_id", "=", id).where("step", "=", step).where("round", "=", round).where("person_id", "=", personId).where("taken_back_at", "is", null)
    .execute();
  await noteTaken(tx, region, id, taken);
}

async function noteTaken(tx: Tx, region: string, filingId: string, taken: readonly Taken[]): Promise<void> {
  await tx.updateTable("filing").set({ taken: JSON.stringify(taken) }).where("region", "=", region).where("id", "=", filingId).execute();
}

/** A signature as the history shows it, those that were taken back as well. */
export interface SignatureMade {
  readonly step: string;
  readonly round: number;
  readonly agrees: boolean;
  readonly opinion: string;
  readonly by: string;
  readonly role: string;
  readonly at: Date;
  readonly takenBackAt: Date | null;
}

/** All signatures of a filing, oldest first. */
export async function signaturesMade(tx: Tx, region: string, filingId: string): Promise<readonly SignatureMade[]> {
  const { rows } = await sql<SignatureMade>`
    select made.step, made.round, made.agrees, made.opinion, coalesce(person.name, '') as by, made.role, made.at, made.taken_back_at as "takenBackAt"
    from ${sql.id(SCHEMA, "signature")} as made left join ${sql.id(SCHEMA, "person")} as person on person.region = made.region and person.id = made.person_id
    where made.region = ${region} and made.filing_id = ${filingId} order by made.at, made.id`.execute(tx);
  return rows;
}
