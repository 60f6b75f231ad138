import { sql } from "kysely";
import type { Tx } from "./db.ts";

/** What was budgeted for a subject at the beginning of a year, over all its money; null where nothing was recorded. */
export async function budgetOfYear(tx: Tx, region: string, subjectId: string, year: number): Promise<bigint | null> {
  const row = await tx.selectFrom("budget").select(sql<string | null>`sum(initial_fen)::text`.as("fen")).where("region", "=", region).where("subject_id", "=", subjectId).where("year", "=", year).executeTakeFirst();
  return row?.fen === null || row === undefined ? null : BigInt(row.fen);
}
