import { sql, type Kysely } from "kysely";
import { SCHEMA } from "./db.ts";

/** All that the application role may do; what is not here it may not. Columns in brackets are the only ones it may update. */
export const GRANTS: Readonly<Record<string, readonly string[]>> = {
  kept_recheck: ["select", "insert", "update (discarded_at, erase_after)", "delete"],
  kept_space: ["select", "insert", "update (kept_rows, kept_bytes)"],
  event: ["insert"],
  answered_request: ["select", "insert", "update (answer)", "delete"],
};

/** Brings the rights of the application role to exactly {@link GRANTS}, whatever they were; in a transaction. */
export async function grantApplicationRole(db: Kysely<unknown>, applicationRole: string): Promise<void> {
  const role = sql.id(applicationRole);
  const schema = sql.id(SCHEMA);
  // Two servers that start at once would trip over each other's changes of the same rights.
  await sql`lock table ${sql.id(SCHEMA, "kysely_migration_lock")} in share row exclusive mode`.execute(db);
  await sql`revoke all on all tables in schema ${schema} from ${role}, public`.execute(db);
  await sql`revoke all on schema ${schema} from ${role}, public`.execute(db);
  await sql`grant usage on schema ${schema} to ${role}`.execute(db);
  for (const [table, rights] of Object.entries(GRANTS)) {
    await sql`grant ${sql.raw(rights.join(", "))} on ${sql.id(SCHEMA, table)} to ${role}`.execute(db);
  }
}
