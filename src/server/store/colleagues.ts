import { sql } from "kysely";
import type { Role } from "../../core/access/role.ts";
import type { Tx } from "./db.ts";

export interface Colleague {
  readonly id: string;
  readonly name: string;
  /** Names of the units where they hold posts, in the order of the tree. */
  readonly units: readonly string[];
}

/**
 * People who hold a post of this body on a day, but for one person and for posts of some roles, in the order of their names; `search` is a
 * piece of the name. A body that is the region itself has no more people than those of its own posts.
 */
export async function colleaguesOf(
  tx: Tx, region: string, bodyPath: string, except: { readonly personId: string; readonly roles: readonly Role[] }, search: string | null, day: string, limit: number,
): Promise<Colleague[]> {
  const isRegion = /^[^.]+\.$/.test(bodyPath);
  let list = tx
    .selectFrom("post")
    .innerJoin("org_unit", (join) => join.onRef("org_unit.region", "=", "post.region").onRef("org_unit.id", "=", "post.unit_id"))
    .innerJoin("person", (join) => join.onRef("person.region", "=", "post.region").onRef("person.id", "=", "post.person_id"))
    .select(["person.id", "person.name", sql<string>`array_to_json(array_agg(distinct org_unit.path || '|' || org_unit.name order by org_unit.path || '|' || org_unit.name))::text`.as("units")])
    .where("post.region", "=", region)
    .where("person.ended_at", "is", null)
    .where("person.id", "!=", except.personId)
    .where("post.role", "not in", except.roles)
    .where(sql<boolean>`post.valid_from <= ${day}::date and (post.valid_to is null or post.valid_to > ${day}::date)`)
    .where(isRegion ? sql<boolean>`org_unit.path = ${bodyPath}` : sql<boolean>`(org_unit.path ~>=~ ${bodyPath} and org_unit.path ~<~ ${`${bodyPath}~`})`);
  // `position` and not `like`: what people type has no wildcards.
  if (search !== null) list = list.where(sql<boolean>`position(${search} in person.name) > 0`);
  const rows = await list.groupBy(["person.id", "person.name"]).orderBy("person.name").orderBy("person.id").limit(limit).execute();
  return rows.map(({ id, name, units }) => ({ id, name, units: (JSON.parse(units) as string[]).map((text) => text.slice(text.indexOf("|") + 1)) }));
}
