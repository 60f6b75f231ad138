import { Kysely, PostgresDialect, sql, type LogEvent, type Transaction } from "kysely";
import pg, { type Pool } from "pg";
import { preparing } from "./prepared.ts";
import type { Database } from "./schema.ts";

/** A day is a text and no moment: as a `Date` it would move with the time zone of the machine. */
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

export const SCHEMA = "hengji";

export type Db = Kysely<Database>;
export type Tx = Transaction<Database>;

/** `log` sees every statement: for measuring, and for looking at the SQL that a change produces. */
export function openDb(pool: Pool, log?: (event: LogEvent) => void): Db {
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool: preparing(pool) }), ...(log === undefined ? {} : { log }) }).withSchema(SCHEMA);
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
  /** Digest of the token of the asker's session. */
  readonly sessionHash: string | null;
  /** User name that somebody wants to sign in with. */
  readonly login: string | null;
}

/** Says who is asking, for this transaction only: the next one on the same connection starts blind. */
export async function enterScope(tx: Tx, scope: TransactionScope): Promise<void> {
  // Empty means nothing: after a transaction such a setting is '' and not null, and policies treat both alike.
  await sql`select
    set_config('app.region', ${scope.region}, true),
    set_config('app.kept_key', ${scope.keptKeyHash ?? ""}, true),
    set_config('app.request_key', ${scope.requestKeyHash ?? ""}, true),
    set_config('app.task', ${scope.task ?? ""}, true),
    set_config('app.session', ${scope.sessionHash ?? ""}, true),
    set_config('app.login', ${scope.login ?? ""}, true),
    set_config('app.person', '', true), set_config('app.post', '', true), set_config('app.role', '', true),
    set_config('app.scope', '', true), set_config('app.scope_more', '', true), set_config('app.assigned', '', true),
    set_config('statement_timeout', '15s', true),
    set_config('lock_timeout', '10s', true),
    set_config('idle_in_transaction_session_timeout', '30s', true)`.execute(tx);
}

export async function readServerVersion(db: Db | Tx): Promise<string> {
  const { rows } = await sql<{ version: string }>`select current_setting('server_version') as version`.execute(db);
  return rows[0]!.version;
}
