import { sql } from "kysely";
import type { Stage } from "../../core/form/filing-values.ts";
import { SCHEMA, type Tx } from "./db.ts";
import { digestOf } from "./digest.ts";
import { withinReach, type Reach } from "./reach.ts";
import { waitsFor, type HoldingPost } from "./waits-for.ts";

/** 催办 of whoever holds a filing, or of those who are asked to sign it. */
export interface Urging {
  readonly region: string;
  readonly id: string;
  /** Of a filing, or of an application for ex-ante evaluation. */
  readonly filingId: string;
  /** Where the filing stood, and in which round. */
  readonly step: string;
  readonly round: number;
  /** Empty where nothing was said. */
  readonly said: string;
  readonly personId: string;
  readonly postId: string;
  readonly at: Date;
  readonly toSigners: boolean;
}

/** What its event states of it. */
export function urgingDigest({ id, filingId, step, round, said, personId, at, toSigners }: Urging): string {
  return digestOf({ id, filingId, step, round, said, personId, at: at.toISOString(), ...(toSigners ? { to: "signers" } : {}) });
}

/** Adds it, and says on the filing that its holder was urged. */
export async function insertUrging(tx: Tx, { region, id, filingId, step, round, said, personId, postId, at, toSigners }: Urging): Promise<void> {
  await addUrging(tx, { region, id, filingId, step, round, said, personId, postId, at, toSigners });
  if (toSigners) return;
  await tx.updateTable("filing").set({ urged_at: at }).where("region", "=", region).where("id", "=", filingId).execute();
}

/** Adds it alone: of an application for ex-ante evaluation nothing else keeps it. */
export async function addUrging(tx: Tx, { region, id, filingId, step, round, said, personId, postId, at, toSigners }: Urging): Promise<void> {
  await tx.insertInto("urging").values({ region, id, filing_id: filingId, step, round, said, person_id: personId, post_id: postId, at, to_signers: toSigners }).execute();
}

/** When somebody urged a filing last; null for never. */
export async function lastUrgedBy(tx: Tx, region: string, filingId: string, personId: string): Promise<Date | null> {
  const row = await tx
    .selectFrom("urging").select("at").where("region", "=", region).where("filing_id", "=", filingId).where("person_id", "=", personId)
    .orderBy("at", "desc").limit(1).executeTakeFirst();
  return row?.at ?? null;
}

/** An urging with the name and the role of whoever urged. */
export interface SignedUrging {
  readonly step: string;
  readonly round: number;
  readonly said: string;
  readonly by: string;
  readonly role: string;
  readonly at: Date;
  readonly toSigners: boolean;
}

/** All urgings of a filing, oldest first. */
export async function urgingsOf(tx: Tx, region: string, filingId: string): Promise<readonly SignedUrging[]> {
  const rows = await tx
    .selectFrom("urging")
    .leftJoin("person", (join) => join.onRef("person.region", "=", "urging.region").onRef("person.id", "=", "urging.person_id"))
    .leftJoin("post", (join) => join.onRef("post.region", "=", "urging.region").onRef("post.id", "=", "urging.post_id"))
    .select(["step", "round", "said", "person.name", "post.role", "at", "to_signers"])
    .where("urging.region", "=", region)
    .where("filing_id", "=", filingId)
    .orderBy("at")
    .orderBy("urging.id")
    .execute();
  return rows.map(({ step, round, said, name, role, at, to_signers: toSigners }) => ({ step, round, said, by: name ?? "", role: role ?? "", at, toSigners }));
}

export interface Urged {
  readonly id: string;
  readonly year: number;
  readonly stage: Stage;
  readonly name: string;
  readonly step: string;
  /** How often, since it has been there. */
  readonly count: number;
  /** Who urged last, when and with what words. */
  readonly by: string;
  readonly at: Date;
  readonly said: string;
}

/** What waits for a post and was urged about, the latest first. */
export async function urgedOf(tx: Tx, region: string, reach: Reach, post: HoldingPost, limit: number): Promise<readonly Urged[]> {
  const urging = sql.id(SCHEMA, "urging");
  const here = sql`urging.region = filing.region and urging.filing_id = filing.id and urging.step = filing.step and urging.round = filing.round and urging.at >= filing.step_since and not urging.to_signers`;
  const { rows } = await sql<Urged>`
    select filing.id, filing.year, filing.stage, filing.name, filing.step, counted.count, last.said, last.at, coalesce(person.name, '') as by
    from (
      select region, id, year, stage, name, step, round, step_since, urged_at from ${sql.id(SCHEMA, "filing")} as filing
      where filing.region = ${region} and ${waitsFor(post)} and filing.urged_at is not null and ${withinReach(sql`filing.unit_path`, sql`filing.subject_id`, reach)}
      order by filing.urged_at desc, filing.id limit ${sql.lit(limit)}
    ) as filing
      cross join lateral (select count(*)::int as count from ${urging} as urging where ${here}) as counted
      cross join lateral (select said, at, person_id from ${urging} as urging where ${here} order by urging.at desc, urging.id desc limit 1) as last
      left join ${sql.id(SCHEMA, "person")} as person on person.region = filing.region and person.id = last.person_id
    order by filing.urged_at desc, filing.id`.execute(tx);
  return rows;
}
