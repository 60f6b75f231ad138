import { sql } from "kysely";
import type { Tx } from "./db.ts";
import { inParts } from "./in-parts.ts";

/** 单位: a node of the organisation tree as it stands for a time. */
export interface OrgUnit {
  readonly region: string;
  readonly id: string;
  /** Codes from the root, each ending in a dot. */
  readonly path: string;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  /** The budget department it belongs to; itself for a department, null above one. */
  readonly departmentId: string | null;
  readonly validFrom: string;
  readonly validTo: string | null;
}

const COLUMNS = ["region", "id", "path", "code", "name", "kind", "department_id as departmentId", "valid_from as validFrom", "valid_to as validTo"] as const;

export async function insertUnits(tx: Tx, units: readonly OrgUnit[]): Promise<void> {
  for (const part of inParts(units)) {
    await tx
      .insertInto("org_unit")
      .values(part.map(({ departmentId, validFrom, validTo, ...unit }) => ({ ...unit, department_id: departmentId, valid_from: validFrom, valid_to: validTo })))
      .execute();
  }
}

/** Null for one that is not there, or is not there on that day. */
export async function findUnit(tx: Tx, region: string, id: string, day: string): Promise<OrgUnit | null> {
  return (await tx.selectFrom("org_unit").select(COLUMNS).where("region", "=", region).where("id", "=", id).where(standsOn(day)).executeTakeFirst()) ?? null;
}

export async function unitsAtPaths(tx: Tx, region: string, paths: readonly string[], day: string): Promise<ReadonlyMap<string, OrgUnit>> {
  if (paths.length === 0) return new Map();
  const rows = await tx.selectFrom("org_unit").select(COLUMNS).where("region", "=", region).where("path", "in", paths).where(standsOn(day)).execute();
  return new Map(rows.map((row) => [row.path, row]));
}

/** The tree as it stands on a day, parents before children. */
export async function unitTree(tx: Tx, region: string, day: string): Promise<OrgUnit[]> {
  return tx.selectFrom("org_unit").select(COLUMNS).where("region", "=", region).where(standsOn(day)).orderBy("path").execute();
}

function standsOn(day: string) {
  return sql<boolean>`(valid_from <= ${day}::date and (valid_to is null or valid_to > ${day}::date))`;
}
