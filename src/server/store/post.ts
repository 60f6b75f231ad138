import { sql } from "kysely";
import type { Role } from "../../core/access/role.ts";
import type { Tx } from "./db.ts";
import { inParts } from "./in-parts.ts";

/** A post as lists show it: what, where and for how long. */
export interface Post {
  readonly id: string;
  readonly personId: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly unitPath: string;
  readonly role: Role;
  readonly validFrom: string;
  /** The first day on which it is no longer held; null while nobody has said one. */
  readonly validTo: string | null;
}

export interface NewPost {
  readonly region: string;
  readonly id: string;
  readonly personId: string;
  readonly unitId: string;
  readonly role: Role;
  readonly givenBy: string | null;
  readonly validFrom: string;
  readonly validTo: string | null;
  /** Ranges of the organisation tree that it sees. */
  readonly scopes: readonly string[];
}

export async function insertPosts(tx: Tx, posts: readonly NewPost[]): Promise<void> {
  for (const part of inParts(posts)) {
    await tx
      .insertInto("post")
      .values(part.map(({ region, id, personId, unitId, role, givenBy, validFrom, validTo }) => ({
        region, id, person_id: personId, unit_id: unitId, role, given_by: givenBy, valid_from: validFrom, valid_to: validTo,
      })))
      .execute();
  }
  for (const part of inParts(posts.flatMap(({ region, id, scopes }) => scopes.map((path) => ({ region, post_id: id, path }))))) {
    await tx.insertInto("post_scope").values(part).execute();
  }
}

/** Posts of these people that have not ended by `day`, those that begin later included; in a stable order. */
export async function postsOf(tx: Tx, region: string, personIds: readonly string[], day: string): Promise<Post[]> {
  if (personIds.length === 0) return [];
  return posts(tx, region).where("post.person_id", "in", personIds).where(notEnded(day)).orderBy("post.valid_from").orderBy("post.id").execute();
}

export async function findPost(tx: Tx, region: string, id: string): Promise<Post | null> {
  return (await posts(tx, region).where("post.id", "=", id).executeTakeFirst()) ?? null;
}

/** All that have not ended by `day`, a page at a time in the order of their ids. */
export async function postList(tx: Tx, region: string, day: string, after: string | null, limit: number): Promise<(Post & { personName: string; login: string })[]> {
  let list = posts(tx, region)
    .innerJoin("person", (join) => join.onRef("person.region", "=", "post.region").onRef("person.id", "=", "post.person_id"))
    .select(["person.name as personName", "person.login"])
    .where(notEnded(day));
  if (after !== null) list = list.where("post.id", ">", after);
  return list.orderBy("post.id").limit(limit).execute();
}

export async function scopesOf(tx: Tx, region: string, postIds: readonly string[]): Promise<{ postId: string; path: string }[]> {
  if (postIds.length === 0) return [];
  return tx.selectFrom("post_scope").select(["post_id as postId", "path"]).where("region", "=", region).where("post_id", "in", postIds).orderBy("path").execute();
}

/** How many people other than this one hold a role on that day. */
export async function othersInRole(tx: Tx, region: string, role: Role, personId: string, day: string): Promise<number> {
  const rows = await tx
    .selectFrom("post")
    .innerJoin("person", (join) => join.onRef("person.region", "=", "post.region").onRef("person.id", "=", "post.person_id"))
    .select("post.person_id")
    .distinct()
    .where("post.region", "=", region)
    .where("post.role", "=", role)
    .where("post.person_id", "!=", personId)
    .where("person.ended_at", "is", null)
    .where(sql<boolean>`post.valid_from <= ${day}::date`)
    .where(notEnded(day))
    .execute();
  return rows.length;
}

export async function markPostEnded(tx: Tx, region: string, id: string, validTo: string): Promise<void> {
  await tx.updateTable("post").set({ valid_to: validTo }).where("region", "=", region).where("id", "=", id).executeTakeFirstOrThrow();
}

export async function insertAssignments(tx: Tx, region: string, made: readonly { readonly postId: string; readonly subjectId: string }[], madeAt: Date): Promise<void> {
  for (const part of inParts(made)) {
    await tx
      .insertInto("assignment")
      .values(part.map(({ postId, subjectId }) => ({ region, post_id: postId, subject_id: subjectId, made_at: madeAt, ended_at: null })))
      .execute();
  }
}

/** One that was ended before it began is held on no day. */
function notEnded(day: string) {
  return sql<boolean>`(post.valid_to is null or (post.valid_to > ${day}::date and post.valid_to > post.valid_from))`;
}

function posts(tx: Tx, region: string) {
  return tx
    .selectFrom("post")
    .innerJoin("org_unit", (join) => join.onRef("org_unit.region", "=", "post.region").onRef("org_unit.id", "=", "post.unit_id"))
    .select([
      "post.id", "post.person_id as personId", "post.unit_id as unitId", "org_unit.name as unitName", "org_unit.path as unitPath",
      sql<Role>`post.role`.as("role"), "post.valid_from as validFrom", "post.valid_to as validTo",
    ])
    .where("post.region", "=", region);
}
