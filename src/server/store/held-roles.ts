import { sql, type RawBuilder } from "kysely";
import type { Role } from "../../core/access/role.ts";
import type { Holder } from "../../core/workflow/unserved-steps.ts";
import type { HeldRole } from "../../core/workflow/vacant-steps.ts";
import { SCHEMA, type Tx } from "./db.ts";

/** Roles that living posts hold over each of the units on a day, by the ids of the units. */
export async function heldRoles(
  tx: Tx, region: string, units: readonly { readonly unitId: string; readonly unitPath: string }[], day: string,
): Promise<ReadonlyMap<string, readonly HeldRole[]>> {
  const found = new Map<string, HeldRole[]>(units.map(({ unitId }) => [unitId, []]));
  const rows = await holding<{ unitId: string; role: Role; isOwn: boolean }>(tx, region, units, day, sql``);
  for (const { unitId, role, isOwn } of rows) found.get(unitId)?.push({ role, isOwn });
  return found;
}

/** Everybody who holds a role over each of the units, by the ids of the units; asked rarely, of all units at once. */
export async function holdersOver(
  tx: Tx, region: string, units: readonly { readonly unitId: string; readonly unitPath: string }[], day: string,
): Promise<ReadonlyMap<string, readonly Holder[]>> {
  const found = new Map<string, Holder[]>(units.map(({ unitId }) => [unitId, []]));
  const rows = await holding<{ unitId: string; role: Role; isOwn: boolean; personId: string; unitPath: string }>(tx, region, units, day, sql`, post.person_id as "personId",
      (select body.path from ${sql.id(SCHEMA, "org_unit")} as body where body.region = post.region and body.id = post.unit_id) as "unitPath"`);
  for (const { unitId, ...holder } of rows) found.get(unitId)?.push(holder);
  return found;
}

/** Filings of one unit ask the same. */
export function oneOfEachUnit<T extends { readonly unitId: string }>(filings: readonly T[]): readonly T[] {
  return [...new Map(filings.map((filing) => [filing.unitId, filing])).values()];
}

async function holding<Row>(tx: Tx, region: string, units: readonly { readonly unitId: string; readonly unitPath: string }[], day: string, more: RawBuilder<unknown>): Promise<readonly Row[]> {
  // A range covers a unit when its path leads to it: few are asked for by name, and an index has them.
  const asked = units.flatMap(({ unitId, unitPath }) => rangesOver(unitPath).map((path) => [unitId, path] as const));
  const { rows } = await sql<Row>`
    select distinct asked.unit_id as "unitId", post.role, post.unit_id = asked.unit_id as "isOwn"${more}
    from unnest(${asked.map(([unitId]) => unitId)}::uuid[], ${asked.map(([, path]) => path)}::text[]) as asked (unit_id, path)
      join ${sql.id(SCHEMA, "post_scope")} as scope on scope.region = ${region} and scope.path = asked.path
      join ${sql.id(SCHEMA, "post")} as post on post.region = scope.region and post.id = scope.post_id
      join ${sql.id(SCHEMA, "person")} as person on person.region = post.region and person.id = post.person_id
    where person.ended_at is null and post.valid_from <= ${day}::date and (post.valid_to is null or post.valid_to > ${day}::date)`.execute(tx);
  return rows;
}

/** `990100.101.` is covered by the ranges `990100.` and `990100.101.`. */
function rangesOver(unitPath: string): readonly string[] {
  return [...unitPath.matchAll(/\./g)].map(({ index }) => unitPath.slice(0, index + 1));
}
