import { sql } from "kysely";
import type { Tx } from "./db.ts";

/** What only one transaction at a time may do, whichever server it belongs to. The numbers are this list's, so that no two meet. */
const LOCKS = { seal: 1 } as const;

/** First half of every advisory lock of the house; another application on the same database has another. */
const HOUSE = 846_000;

/** Takes a lock until the end of the transaction; false at once where somebody else has it. */
export async function tryLock(tx: Tx, name: keyof typeof LOCKS): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`select pg_try_advisory_xact_lock(${HOUSE}::int, ${LOCKS[name]}::int) as taken`.execute(tx);
  return rows[0]?.taken === true;
}
