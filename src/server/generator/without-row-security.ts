import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";

/** How long somebody else's work may be in the way, in milliseconds. */
const PATIENCE = 60_000;
/** Between two attempts; long enough for what a server does by itself, short beside the work. */
const PAUSE = 50;
/** What PostgreSQL says of a table that somebody holds. */
const HELD = "55P03";

/**
 * Begins a transaction that holds every table alone and is not held by row security, which would hold the owner too. It takes all tables at once or
 * none and never waits while it has one: a server that runs beside it takes them in an order of its own, and two that wait for each other would
 * end with one of them refused, again and again.
 */
export async function beginWithoutRowSecurity(client: pg.Client): Promise<void> {
  const tables = await tablesOf(client);
  const until = Date.now() + PATIENCE;
  for (;;) {
    await client.query("begin");
    try {
      await client.query(`lock table ${tables.join(", ")} in access exclusive mode nowait`);
      break;
    } catch (error) {
      await client.query("rollback");
      if ((error as { code?: unknown }).code !== HELD || Date.now() > until) throw error;
      await pause(PAUSE);
    }
  }
  for (const table of tables) await client.query(`alter table ${table} no force row level security`);
}

/** Ends what was begun so: every table is guarded again before anybody else sees it. */
export async function commitWithRowSecurity(client: pg.Client): Promise<void> {
  for (const table of await tablesOf(client)) await client.query(`alter table ${table} force row level security`);
  await client.query("commit");
}

/** Work of the owner in one transaction that no row security holds: the making of a test bed and no way of working. */
export async function withoutRowSecurity<T>(owner: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(owner);
  await client.connect();
  try {
    await beginWithoutRowSecurity(client);
    const done = await work(client);
    await commitWithRowSecurity(client);
    // The planner knows nothing of rows that were not there a moment ago, and an index answers by itself only what was looked over.
    await client.query("vacuum analyze");
    return done;
  } finally {
    await client.end();
  }
}

async function tablesOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>("select format('hengji.%I', tablename) as name from pg_tables where schemaname = 'hengji' order by 1");
  return rows.map(({ name }) => name);
}
