import type { Tx } from "./db.ts";

export async function namesOfPeople(tx: Tx, region: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.selectFrom("person").select(["id", "name"]).where("region", "=", region).where("id", "in", [...new Set(ids)]).execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}
