import { sql } from "kysely";
import type { Tx } from "./db.ts";

/** What only one transaction at a time may do, whichever server it belongs to. The numbers are this list's, so that no two meet. */
const LOCKS = { seal: 1 } as const;

/** What waits for its turn, one at a time for each thing that it is about. */
const TURNS = { disclosure: 1, posts: 2, ledger: 3, units: 4, views: 12, delegated: 14, "ledger-rests": 15 } as const;

/** First half of every advisory lock of the house, and the few numbers after it those of turns; another application on the same database has others. */
const HOUSE = 846_000;

/** Takes a lock until the end of the transaction; false at once where somebody else has it. */
export async function tryLock(tx: Tx, name: keyof typeof LOCKS): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`select pg_try_advisory_xact_lock(${HOUSE}::int, ${LOCKS[name]}::int) as taken`.execute(tx);
  return rows[0]?.taken === true;
}

/** Waits as {@link takeTurn} does, but for whoever takes a turn alone: many share one with each other. */
export async function shareTurn(tx: Tx, name: keyof typeof TURNS, of: string): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${HOUSE + TURNS[name]}::int, hashtext(${of}))`.execute(tx);
}

/** Waits until nobody else is at the same thing, and keeps it until the end of the transaction. Things whose hashes meet wait for each other, which harms nothing. */
export async function takeTurn(tx: Tx, name: keyof typeof TURNS, of: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(${HOUSE + TURNS[name]}::int, hashtext(${of}))`.execute(tx);
}
