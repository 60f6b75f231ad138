import { sql } from "kysely";
import { SCHEMA, type Tx } from "./db.ts";
import { namesOfPeople } from "./person-names.ts";

/** One entry of the log as it stands. */
export interface EventRead {
  readonly id: string;
  readonly at: Date;
  /** Id of a person, `anonymous` or `system`. */
  readonly actor: string;
  readonly verb: string;
  readonly subject: string;
  readonly post: string | null;
  readonly role: string | null;
  readonly year: number | null;
  readonly stage: string | null;
  readonly digestBefore: string | null;
  readonly digestAfter: string | null;
  readonly detail: unknown;
}

export interface EventWish {
  /** Any of these; null for all. */
  readonly verbs: readonly string[] | null;
  /** Any of these; null for everybody. */
  readonly actors: readonly string[] | null;
  readonly subject: string | null;
  /** Moments; the first is included, the second is not. */
  readonly from: Date | null;
  readonly to: Date | null;
  /** Id of the last entry that was read. */
  readonly before: string | null;
  readonly limit: number;
}

/** Newest first; ids are in the order of time. */
export async function readEvents(tx: Tx, region: string, wish: EventWish): Promise<EventRead[]> {
  let list = tx
    .selectFrom("event")
    .select([
      "id", "at", "actor", "verb", "subject", "post", "role", "year", "stage", "digest_before as digestBefore", "digest_after as digestAfter", "detail",
    ])
    .where("region", "=", region);
  if (wish.verbs !== null) list = list.where("verb", "in", [...wish.verbs]);
  if (wish.actors !== null) list = list.where("actor", "in", [...wish.actors]);
  if (wish.subject !== null) list = list.where("subject", "=", wish.subject);
  if (wish.from !== null) list = list.where("at", ">=", wish.from);
  if (wish.to !== null) list = list.where("at", "<", wish.to);
  if (wish.before !== null) list = list.where("id", "<", wish.before);
  return list.orderBy("id", "desc").limit(wish.limit).execute();
}

/** The batches that these events were sealed in; those that wait are missing. */
export async function batchesOfEvents(tx: Tx, region: string, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map();
  const leaves = sql.id(SCHEMA, "seal_leaves");
  const holds = sql`sealed.region = ${region} and sealed.last_id >= asked.id and sealed.first_id <= asked.id`;
  // Nearly every event is in the first batch that ends behind it. What a long transaction committed late was sealed later: only that is looked for in all.
  const { rows } = await sql<{ readonly id: string; readonly batch: string | null }>`
    select asked.id, coalesce(
      (select near.batch from (select sealed.batch, sealed.event_ids from ${leaves} as sealed where ${holds} order by sealed.last_id limit 2) as near where asked.id = any(near.event_ids) limit 1),
      (select sealed.batch from ${leaves} as sealed where ${holds} and asked.id = any(sealed.event_ids) limit 1)
    ) as batch from unnest(${[...ids]}::uuid[]) as asked(id)`.execute(tx);
  return new Map(rows.flatMap(({ id, batch }) => (batch === null ? [] : [[id, Number(batch)] as const])));
}

/** People whose name or user name holds this text, those who have left included; no more than so many. */
export async function peopleNamed(tx: Tx, region: string, text: string, limit: number): Promise<string[]> {
  // `position` and not `like`: what people type has no wildcards.
  const rows = await tx
    .selectFrom("person")
    .select("id")
    .where("region", "=", region)
    .where(sql<boolean>`(position(lower(${text}) in login) > 0 or position(${text} in name) > 0)`)
    .orderBy("login")
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** Names of the bodies that posts stand in, by the id of the post; ended posts and bodies keep theirs. */
export async function unitsOfPosts(tx: Tx, region: string, posts: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (posts.length === 0) return new Map();
  const rows = await tx
    .selectFrom("post")
    .innerJoin("org_unit", (join) => join.onRef("org_unit.region", "=", "post.region").onRef("org_unit.id", "=", "post.unit_id"))
    .select(["post.id", "org_unit.name"])
    .where("post.region", "=", region)
    .where("post.id", "in", [...new Set(posts)])
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export async function namesOfUnits(tx: Tx, region: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.selectFrom("org_unit").select(["id", "name"]).where("region", "=", region).where("id", "in", [...new Set(ids)]).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export interface RefusalRead {
  readonly id: string;
  readonly at: Date;
  readonly personId: string | null;
  readonly personName: string | null;
  readonly role: string | null;
  readonly route: string;
  readonly subject: string;
  readonly status: number;
  readonly problem: string;
  readonly source: string;
}

export interface RefusalWish {
  /** Any of these; null for everybody. */
  readonly people: readonly string[] | null;
  readonly subject: string | null;
  readonly from: Date | null;
  readonly to: Date | null;
  readonly before: string | null;
  readonly limit: number;
}

/** Newest first. */
export async function readRefusals(tx: Tx, region: string, { people, subject, from, to, before, limit }: RefusalWish): Promise<RefusalRead[]> {
  let list = tx
    .selectFrom("refusal")
    .select(["id", "at", "person_id as personId", "role", "route", "subject", "status", "problem", "source"])
    .where("region", "=", region);
  if (people !== null) list = list.where("person_id", "in", [...people]);
  if (subject !== null) list = list.where("subject", "=", subject);
  if (from !== null) list = list.where("at", ">=", from);
  if (to !== null) list = list.where("at", "<", to);
  if (before !== null) list = list.where("id", "<", before);
  const rows = await list.orderBy("id", "desc").limit(limit).execute();
  const names = await namesOfPeople(tx, region, rows.flatMap(({ personId }) => personId ?? []));
  return rows.map((row) => ({ ...row, personName: row.personId === null ? null : (names.get(row.personId) ?? null) }));
}
