import { sql } from "kysely";
import { SCHEMA, type Tx } from "./db.ts";
import { digestOf } from "./digest.ts";

/** 转办 of a filing to a colleague, or its 改派. */
export interface Handing {
  readonly region: string;
  readonly id: string;
  readonly filingId: string;
  readonly action: "hand-on" | "reassign";
  /** Where the filing stood, and in which round. */
  readonly step: string;
  readonly round: number;
  /** Who had it alone before; null where nobody did. */
  readonly fromPost: string | null;
  /** Who has it from now on; null where everybody of the role does. */
  readonly toPost: string | null;
  readonly said: string;
  readonly personId: string;
  readonly postId: string;
  readonly at: Date;
}

/** What its event states of it. */
export function handingDigest({ id, filingId, action, step, round, fromPost, toPost, said, personId, at }: Handing): string {
  return digestOf({ id, filingId, action, step, round, fromPost, toPost, said, personId, at: at.toISOString() });
}

/** Adds it, and says on the filing who has it. */
export async function insertHanding(tx: Tx, { region, id, filingId, action, step, round, fromPost, toPost, said, personId, postId, at }: Handing): Promise<void> {
  await tx.insertInto("handing").values({ region, id, filing_id: filingId, action, step, round, from_post: fromPost, to_post: toPost, said, person_id: personId, post_id: postId, at }).execute();
  await tx.updateTable("filing").set({ handler_post: toPost }).where("region", "=", region).where("id", "=", filingId).execute();
}

/** A handing with the names of those it went between. */
export interface SignedHanding {
  readonly action: Handing["action"];
  readonly step: string;
  readonly round: number;
  readonly from: string | null;
  readonly to: string | null;
  readonly said: string;
  readonly by: string;
  readonly role: string;
  readonly at: Date;
}

/** All of a filing, oldest first. */
export async function handingsOf(tx: Tx, region: string, filingId: string): Promise<readonly SignedHanding[]> {
  const post = sql.id(SCHEMA, "post");
  const person = sql.id(SCHEMA, "person");
  const { rows } = await sql<SignedHanding>`
    select handing.action, handing.step, handing.round, giver.name as "from", taker.name as "to", handing.said, coalesce(doer.name, '') as by, coalesce(acted.role, '') as role, handing.at
    from ${sql.id(SCHEMA, "handing")} as handing
      left join ${post} as given on given.region = handing.region and given.id = handing.from_post left join ${person} as giver on giver.region = given.region and giver.id = given.person_id
      left join ${post} as taken on taken.region = handing.region and taken.id = handing.to_post left join ${person} as taker on taker.region = taken.region and taker.id = taken.person_id
      left join ${post} as acted on acted.region = handing.region and acted.id = handing.post_id left join ${person} as doer on doer.region = handing.region and doer.id = handing.person_id
    where handing.region = ${region} and handing.filing_id = ${filingId} order by handing.at, handing.id`.execute(tx);
  return rows;
}
