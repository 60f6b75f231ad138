import { Kysely, PostgresDialect, sql, type Transaction } from "kysely";
import type { Pool } from "pg";
import type { Database } from "./schema.ts";

export const SCHEMA = "hengji";

export type Db = Kysely<Database>;
export type Tx = Transaction<Database>;

export function openDb(pool: Pool): Db {
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) }).withSchema(SCHEMA);
}

/** What a transaction may see and how long it may take; the policies of row security read the `app.` settings. */
export interface TransactionScope {
  readonly region: string;
  /** Digest of the key of the one kept recheck that is visible. */
  readonly keptKeyHash: string | null;
  /** Digest of the request's idempotency key. */
  readonly requestKeyHash: string | null;
  /** Names a job of the house itself, `erase`. */
  readonly task: string | null;
}

/** Says who is asking, for this transaction only: the next one on the same connection starts blind. */
export async function enterScope(tx: Tx, scope: TransactionScope): Promise<void> {
  // Empty means nothing: after a transaction such a setting is '' and not null, and policies treat both alike.
  await sql`select
    set_config('app.region', ${scope.region}, true),
    set_config('app.kept_key', ${scope.keptKeyHash ?? ""}, true),
    set_config('app.request_key', ${scope.requestKeyHash ?? ""}, true),
    set_config('app.task', ${scope.task ?? ""}, true),
    set_config('statement_timeout', '15s', true),
    set_config('lock_timeout', '10s', true),
    set_config('idle_in_transaction_session_timeout', '30s', true)`.execute(tx);
}

export async function readServerVersion(db: Db | Tx): Promise<string> {
  const { rows } = await sql<{ version: string }>`select current_setting('server_version') as version`.execute(db);
  return rows[0]!.version;
}
