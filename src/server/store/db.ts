import { Kysely, PostgresDialect, sql, type LogEvent, type Transaction } from "kysely";
import pg, { type Pool } from "pg";
import { pipelined } from "./pipelined.ts";
import type { Database } from "./schema.ts";

/** A day is a text and no moment: as a `Date` it would move with the time zone of the machine. */
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

export const SCHEMA = "hengji";

export type Db = Kysely<Database>;
export type Tx = Transaction<Database>;

/** `log` sees every statement: for measuring, and for looking at the SQL that a change produces. */
export function openDb(pool: Pool, log?: (event: LogEvent) => void): Db {
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool: pipelined(pool) }), ...(log === undefined ? {} : { log }) }).withSchema(SCHEMA);
}

export async function readServerVersion(db: Db | Tx): Promise<string> {
  const { rows } = await sql<{ version: string }>`select current_setting('server_version') as version`.execute(db);
  return rows[0]!.version;
}
