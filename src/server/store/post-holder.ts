import { sql, type RawBuilder } from "kysely";
import type { Actor } from "../../core/access/actor.ts";
import type { Role } from "../../core/access/role.ts";
import { SCHEMA, type Tx } from "./db.ts";

/** A post that is held today, with all that decides what it may do with one record, and how people know it. */
export interface PostHolder extends Actor {
  readonly name: string;
  readonly unitName: string;
  /** Place of its unit in the organisation tree. */
  readonly unitPath: string;
}

/** The id of nobody. */
export const NOBODY = "00000000-0000-0000-0000-000000000000";

/** The record that it is asked for: of its assignments no other is read. */
export interface SeenRecord {
  readonly unitPath: string;
  readonly subjectId: string;
}

/** A post by its id; null where it is not held on that day, or nobody is there to hold it. */
export async function findPostHolder(tx: Tx, region: string, id: string, record: SeenRecord, day: string): Promise<PostHolder | null> {
  const { rows } = await sql<PostHolder>`${select(record)} where ${heldOn(region, day)} and post.id = ${id}`.execute(tx);
  return rows[0] ?? null;
}

/** Posts of some roles that see a record, but for those of one person, by the names of their people; `search` is a piece of a name. */
export async function postHoldersSeeing(
  tx: Tx, region: string, record: SeenRecord, { roles, except, search }: { readonly roles: readonly Role[]; readonly except: string; readonly search: string | null }, day: string, limit: number,
): Promise<readonly PostHolder[]> {
  // `position` and not `like`: what people type has no wildcards.
  const named = search === null ? sql`true` : sql`position(${search} in person.name) > 0`;
  const { rows } = await sql<PostHolder>`${select(record)}
    where ${heldOn(region, day)} and post.role = any(${roles}) and person.id <> ${except} and ${named}
      and (exists (select from ${sql.id(SCHEMA, "post_scope")} as range where range.region = post.region and range.post_id = post.id and range.path = any(${rangesOver(record.unitPath)}))
        or exists (select from ${sql.id(SCHEMA, "assignment")} as given where given.region = post.region and given.post_id = post.id and given.subject_id = ${record.subjectId} and given.ended_at is null))
    order by person.name, org_unit.path, post.id limit ${sql.lit(limit)}`.execute(tx);
  return rows;
}

function select({ subjectId }: SeenRecord): RawBuilder<unknown> {
  return sql`select post.id as "postId", post.role, post.unit_id as "unitId", person.id as "personId", person.name, org_unit.name as "unitName", org_unit.path as "unitPath",
      coalesce((select array_agg(range.path order by range.path) from ${sql.id(SCHEMA, "post_scope")} as range where range.region = post.region and range.post_id = post.id), '{}') as scopes,
      coalesce((select array_agg(given.subject_id::text) from ${sql.id(SCHEMA, "assignment")} as given
        where given.region = post.region and given.post_id = post.id and given.subject_id = ${subjectId} and given.ended_at is null), '{}') as assigned
    from ${sql.id(SCHEMA, "post")} as post
      join ${sql.id(SCHEMA, "person")} as person on person.region = post.region and person.id = post.person_id
      join ${sql.id(SCHEMA, "org_unit")} as org_unit on org_unit.region = post.region and org_unit.id = post.unit_id`;
}

function heldOn(region: string, day: string): RawBuilder<boolean> {
  return sql<boolean>`post.region = ${region} and person.ended_at is null and post.valid_from <= ${day}::date and (post.valid_to is null or post.valid_to > ${day}::date)`;
}

/** A range covers a unit when its path leads to it: `990100.101.` is covered by `990100.` and `990100.101.`. */
function rangesOver(unitPath: string): readonly string[] {
  return [...unitPath.matchAll(/\./g)].map(({ index }) => unitPath.slice(0, index + 1));
}
