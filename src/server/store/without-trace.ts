import { sql } from "kysely";
import type { Tx } from "./db.ts";

/** Does something, tells what it came to, and takes it back before anybody could see it. */
export async function withoutTrace<T>(tx: Tx, act: () => Promise<T>): Promise<T> {
  await sql`savepoint without_trace`.execute(tx);
  try {
    return await act();
  } finally {
    await sql`rollback to savepoint without_trace`.execute(tx);
  }
}
