import type { Tx } from "./db.ts";

/** One entry of the log as the audit administrator reads it. */
export interface EventRead {
  readonly id: string;
  readonly at: Date;
  /** Id of a person, `anonymous` or `system`. */
  readonly actor: string;
  /** Null where the actor is no person. */
  readonly actorName: string | null;
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
  readonly verb: string | null;
  readonly actor: string | null;
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
  if (wish.verb !== null) list = list.where("verb", "=", wish.verb);
  if (wish.actor !== null) list = list.where("actor", "=", wish.actor);
  if (wish.subject !== null) list = list.where("subject", "=", wish.subject);
  if (wish.from !== null) list = list.where("at", ">=", wish.from);
  if (wish.to !== null) list = list.where("at", "<", wish.to);
  if (wish.before !== null) list = list.where("id", "<", wish.before);
  const rows = await list.orderBy("id", "desc").limit(wish.limit).execute();
  const names = await namesOf(tx, region, rows.map(({ actor }) => actor));
  return rows.map((row) => ({ ...row, actorName: names.get(row.actor) ?? null }));
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

export async function readRefusals(tx: Tx, region: string, before: string | null, limit: number): Promise<RefusalRead[]> {
  let list = tx
    .selectFrom("refusal")
    .select(["id", "at", "person_id as personId", "role", "route", "subject", "status", "problem", "source"])
    .where("region", "=", region);
  if (before !== null) list = list.where("id", "<", before);
  const rows = await list.orderBy("id", "desc").limit(limit).execute();
  const names = await namesOf(tx, region, rows.flatMap(({ personId }) => personId ?? []));
  return rows.map((row) => ({ ...row, personName: row.personId === null ? null : (names.get(row.personId) ?? null) }));
}

async function namesOf(tx: Tx, region: string, actors: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(actors)].filter((actor) => /^[0-9a-f-]{36}$/.test(actor));
  if (ids.length === 0) return new Map();
  const rows = await tx.selectFrom("person").select(["id", "name"]).where("region", "=", region).where("id", "in", ids).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
