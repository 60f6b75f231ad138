import { sql } from "kysely";
import type { Role } from "../../core/access/role.ts";
import { SCHEMA, type Tx } from "./db.ts";

/** A live session, before anybody asked what its person may do. */
export interface LiveSession {
  readonly id: string;
  readonly personId: string;
  readonly postId: string | null;
  readonly factorPassed: boolean;
  readonly seenAt: Date;
}

export interface ActingPost {
  readonly postId: string;
  readonly role: Role;
  readonly unitId: string;
  readonly scopes: readonly string[];
  readonly assigned: readonly string[];
}

/** The session whose token the transaction has entered with, where it is still live; the person is entered into the transaction with it. */
export async function enterSession(tx: Tx, region: string, tokenHash: string, now: Date, idleBefore: Date): Promise<LiveSession | null> {
  const { rows } = await sql<{ id: string; person_id: string; post_id: string | null; factor_passed: boolean; seen_at: Date }>`
    select id, person_id, post_id, factor_passed, seen_at,
      set_config('app.person', person_id::text, true), set_config('app.post', coalesce(post_id::text, ''), true)
    from ${sql.id(SCHEMA, "session")}
    where region = ${region} and token_hash = ${tokenHash} and ended_at is null and ends_at > ${now} and seen_at > ${idleBefore}`.execute(tx);
  const row = rows[0];
  return row === undefined ? null : { id: row.id, personId: row.person_id, postId: row.post_id, factorPassed: row.factor_passed, seenAt: row.seen_at };
}

/** The post of the session with all it may see, entered into the transaction; null when it is not, or no longer, the person's. */
export async function enterPost(tx: Tx, region: string, session: LiveSession, today: string): Promise<ActingPost | null> {
  if (session.postId === null) return null;
  const { rows } = await sql<{ role: Role; unit_id: string; scopes: string[]; assigned: string[] }>`
    with held as (
      select post.role, post.unit_id,
        coalesce((select array_agg(path order by path) from ${sql.id(SCHEMA, "post_scope")} as scope where scope.region = post.region and scope.post_id = post.id), '{}') as scopes,
        coalesce((select array_agg(subject_id::text) from ${sql.id(SCHEMA, "assignment")} as given
          where given.region = post.region and given.post_id = post.id and given.ended_at is null), '{}') as assigned
      from ${sql.id(SCHEMA, "post")} as post join ${sql.id(SCHEMA, "person")} as person on person.region = post.region and person.id = post.person_id
      where post.region = ${region} and post.id = ${session.postId} and post.person_id = ${session.personId} and person.ended_at is null
        and post.valid_from <= ${today}::date and (post.valid_to is null or post.valid_to > ${today}::date)
    )
    select role, unit_id, scopes, assigned, set_config('app.role', role, true), set_config('app.scope', coalesce(scopes[1], ''), true),
      set_config('app.scope_more', array_to_string(scopes[2:], ','), true), set_config('app.assigned', array_to_string(assigned, ','), true)
    from held`.execute(tx);
  const row = rows[0];
  return row === undefined ? null : { postId: session.postId, role: row.role, unitId: row.unit_id, scopes: row.scopes, assigned: row.assigned };
}
