import type { BudgetBook } from "../../core/pack/city.ts";
import type { Tx } from "./db.ts";

/** Codes of subjects by their ids. */
export async function codesOfSubjects(tx: Tx, region: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.selectFrom("subject").select(["id", "code"]).where("region", "=", region).where("id", "in", ids).execute();
  return new Map(rows.map((row) => [row.id, row.code]));
}

/** 四本预算: the books of subjects by their ids. */
export async function booksOfSubjects(tx: Tx, region: string, ids: readonly string[]): Promise<ReadonlyMap<string, BudgetBook>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.selectFrom("subject").select(["id", "book"]).where("region", "=", region).where("id", "in", ids).execute();
  return new Map(rows.map((row) => [row.id, row.book]));
}
