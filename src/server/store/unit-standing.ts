import { sql } from "kysely";
import type { StandingUnit, UnitKind } from "../../core/organisation/unit.ts";
import type { UnitWeight } from "../../core/organisation/decide-act.ts";
import { SCHEMA, type Tx } from "./db.ts";

/** How a body stood from when to when. */
export interface Standing extends StandingUnit {
  /** The first day on which it no longer stood so. */
  readonly until: string | null;
  /** 依据 */
  readonly reason: string;
  /** 并入: the body that took it in when it ended, as that one was called then; null where none did. */
  readonly into: { readonly id: string; readonly name: string } | null;
}

const INTO = sql<Standing["into"]>`(select json_build_object('id', taking.unit_id, 'name', taking.name) from ${sql.id(SCHEMA, "unit_standing")} as taking
  where taking.region = unit_standing.region and taking.unit_id = unit_standing.into_id and taking.valid_from <= unit_standing.valid_to order by taking.valid_from desc limit 1)`;

function standings(tx: Tx, region: string) {
  return tx
    .selectFrom("unit_standing")
    .select(["unit_id as id", "code", "name", sql<UnitKind>`kind`.as("kind"), "path", "department_id as departmentId", "valid_from as since", "valid_to as until", "reason", INTO.as("into")])
    .where("region", "=", region);
}

/** The tree as it stood on a day, parents before children. */
export async function unitTreeOn(tx: Tx, region: string, day: string): Promise<Standing[]> {
  return standings(tx, region).where(sql<boolean>`valid_from <= ${day}::date and (valid_to is null or valid_to > ${day}::date)`).orderBy("path").execute();
}

/** How one body stood, the latest first. */
export async function standingsOf(tx: Tx, region: string, unitId: string): Promise<Standing[]> {
  return standings(tx, region).where("unit_id", "=", unitId).orderBy("valid_from", "desc").execute();
}

/** 历史档案 of a body: the places under which its records of earlier years lie, its own and those of bodies that it took in, and that those took in. */
export async function archiveOf(tx: Tx, region: string, unit: { readonly id: string; readonly path: string }): Promise<readonly string[]> {
  const standing = sql.id(SCHEMA, "unit_standing");
  const { rows } = await sql<{ readonly path: string }>`
    with recursive body(id) as (
      select ${unit.id}::uuid
      union
      select taken.unit_id from body join ${standing} as taken on taken.region = ${region} and taken.into_id = body.id)
    select distinct stood.path from ${standing} as stood join body on body.id = stood.unit_id where stood.region = ${region} and not starts_with(stood.path, ${unit.path}) order by stood.path`.execute(tx);
  return rows.map(({ path }) => path);
}

/** What stands and is not ended, parents before children. */
export async function standingNow(tx: Tx, region: string): Promise<Standing[]> {
  return standings(tx, region).where("valid_to", "is", null).orderBy("path").execute();
}

/** Codes that a body has or ever had. */
export async function usedUnitCodes(tx: Tx, region: string): Promise<readonly string[]> {
  return (await tx.selectFrom("unit_standing").select("code").distinct().where("region", "=", region).execute()).map(({ code }) => code);
}

/** What hangs on a body and all below it; only for whoever manages the tree. */
export async function unitWeight(tx: Tx, region: string, path: string, today: string): Promise<UnitWeight> {
  const { rows } = await sql<{ posts: number; subjects: number; open_filings: number }>`select * from ${sql.id(SCHEMA, "unit_weight")}(${region}, ${path}, ${today}::date)`.execute(tx);
  const { posts, subjects, open_filings: openFilings } = rows[0]!;
  return { posts, subjects, openFilings };
}

/** A body stands otherwise from a day on, or begins to stand. */
export async function standFrom(tx: Tx, region: string, unit: Omit<StandingUnit, "since">, asOf: string, reason: string, isNew: boolean): Promise<void> {
  const { id, code, name, kind, path, departmentId } = unit;
  if (isNew) {
    await tx.insertInto("org_unit").values({ region, id, code, name, kind, path, department_id: departmentId, valid_from: asOf, valid_to: null }).execute();
    await tx.updateTable("unit_standing").set({ reason }).where("region", "=", region).where("unit_id", "=", id).where("valid_from", "=", asOf).execute();
    return;
  }
  await tx.updateTable("org_unit").set({ name, path, department_id: departmentId }).where("region", "=", region).where("id", "=", id).execute();
  await tx.updateTable("unit_standing").set({ valid_to: asOf }).where("region", "=", region).where("unit_id", "=", id).where("valid_to", "is", null).where("valid_from", "<", asOf).execute();
  // A second act of the same day: the day ends with what it ended with.
  await tx
    .insertInto("unit_standing")
    .values({ region, unit_id: id, valid_from: asOf, valid_to: null, path, code, name, kind, department_id: departmentId, reason })
    .onConflict((conflict) => conflict.columns(["region", "unit_id", "valid_from"]).doUpdateSet({ path, name, kind, department_id: departmentId, reason, valid_to: null }))
    .execute();
}

/** A body is no more from a day on; whether another took it in stays with it. */
export async function endUnit(tx: Tx, region: string, id: string, asOf: string, intoId: string | null): Promise<void> {
  await tx.updateTable("org_unit").set({ valid_to: asOf }).where("region", "=", region).where("id", "=", id).execute();
  await tx.updateTable("unit_standing").set({ valid_to: asOf, into_id: intoId }).where("region", "=", region).where("unit_id", "=", id).where("valid_to", "is", null).execute();
}

export interface Carried {
  readonly from: string;
  readonly to: string;
  readonly departmentId: string | null;
  /** Null where bodies stay what they are and only stand elsewhere. */
  readonly units: { readonly from: string; readonly to: string } | null;
  /** Codes of the projects that go; null for all. */
  readonly codes: readonly string[] | null;
  /** The money of this year and later goes along. */
  readonly sinceYear: number;
  readonly withPosts: boolean;
}

/** Subjects go on under another path, with their money and what posts see; how many. */
export async function carryUnit(tx: Tx, region: string, { from, to, departmentId, units, codes, sinceYear, withPosts }: Carried): Promise<{ readonly subjects: number; readonly posts: number }> {
  const { rows } = await sql<{ subjects: number; posts: number }>`select * from ${sql.id(SCHEMA, "carry_unit")}(
    ${region}, ${from}, ${to}, ${departmentId}::uuid, ${units?.from ?? null}::uuid, ${units?.to ?? null}::uuid, ${codes}::text[], ${sinceYear}::int, ${withPosts})`.execute(tx);
  return rows[0]!;
}
