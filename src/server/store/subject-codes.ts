import type { BudgetBook } from "../../core/subject/budget-book.ts";
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

/** Names of what subjects are parts of, by the ids of the parts: the fund of an item. Without those of nothing's, and those whose whole has no name for the asker. */
export async function wholesOfSubjects(tx: Tx, region: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom("subject as part").innerJoin("subject as whole", (join) => join.onRef("whole.region", "=", "part.region").onRef("whole.id", "=", "part.parent_id"))
    .select(["part.id", "whole.name"]).where("part.region", "=", region).where("part.id", "in", ids).where("whole.classified", "=", false).execute();
  return new Map(rows.filter(({ name }) => name !== "").map((row) => [row.id, row.name]));
}

/** A filing with the book of its subject; null where whoever asks does not see that. */
export async function withBook<F extends { readonly subjectId: string }>(tx: Tx, region: string, filing: F): Promise<F & { readonly book: BudgetBook | null }> {
  return { ...filing, book: (await booksOfSubjects(tx, region, [filing.subjectId])).get(filing.subjectId) ?? null };
}
