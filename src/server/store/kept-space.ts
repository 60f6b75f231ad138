import { sql } from "kysely";
import type { Tx } from "./db.ts";

/**
 * Takes room for one more kept recheck; false when there is none.
 * Writers of a region wait for each other here, so it comes last in a transaction.
 */
export async function takeKeptSpace(
  tx: Tx,
  region: string,
  bytes: number,
  limits: { readonly keptRows: number; readonly keptBytes: number },
): Promise<boolean> {
  if (limits.keptRows < 1 || limits.keptBytes < bytes) return false;
  const taken = await tx
    .insertInto("kept_space")
    .values({ region, kept_rows: 1, kept_bytes: bytes })
    .onConflict((conflict) =>
      conflict
        .column("region")
        .doUpdateSet({
          kept_rows: sql<bigint>`hengji.kept_space.kept_rows + 1`,
          kept_bytes: sql<bigint>`hengji.kept_space.kept_bytes + excluded.kept_bytes`,
        })
        .where(sql<boolean>`hengji.kept_space.kept_rows < ${limits.keptRows}
          and hengji.kept_space.kept_bytes + excluded.kept_bytes <= ${limits.keptBytes}`),
    )
    .returning("region")
    .executeTakeFirst();
  return taken !== undefined;
}

export async function giveBackKeptSpace(tx: Tx, region: string, rows: number, bytes: number): Promise<void> {
  await tx
    .updateTable("kept_space")
    .set({ kept_rows: sql<bigint>`kept_rows - ${rows}`, kept_bytes: sql<bigint>`kept_bytes - ${bytes}` })
    .where("region", "=", region)
    .executeTakeFirstOrThrow();
}
