import { sql } from "kysely";
import type { Tx } from "./db.ts";
import { belongsToYear } from "./subject-years.ts";

/** 二级项目 in sight that stand under a level-1 project and belong to the year. */
export async function projectsBelow(tx: Tx, region: string, subjectId: string, year: number): Promise<readonly { readonly id: string; readonly name: string }[]> {
  return tx
    .selectFrom("subject").select(["id", "name"]).where("region", "=", region).where("parent_id", "=", subjectId).where("kind", "=", "project")
    .where(sql<boolean>`(not classified and ${belongsToYear(year)})`).orderBy("name").orderBy("id").execute();
}

/** 全年预算数 of subjects; none where nothing is recorded. */
export async function budgetsOf(tx: Tx, region: string, ids: readonly string[], year: number): Promise<ReadonlyMap<string, bigint>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.selectFrom("budget").select(["subject_id", sql<string>`sum(adjusted_fen)::text`.as("fen")]).where("region", "=", region).where("year", "=", year).where("subject_id", "in", [...ids]).groupBy("subject_id").execute();
  return new Map(rows.map(({ subject_id: id, fen }) => [id, BigInt(fen)]));
}
