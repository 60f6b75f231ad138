import { sql, type Kysely } from "kysely";
import { SCHEMA } from "./db.ts";

/** All that the application role may do; what is not here it may not. Columns in brackets are the only ones it may update. */
export const GRANTS: Readonly<Record<string, readonly string[]>> = {
  kept_recheck: ["select", "insert", "update (discarded_at, erase_after)", "delete"],
  kept_space: ["select", "insert", "update (kept_rows, kept_bytes)"],
  event: ["select", "insert"],
  answered_request: ["select", "insert", "update (answer)", "delete"],

  city: ["select", "insert"],
  org_unit: ["select", "insert", "update (name, valid_to)"],
  person: ["select", "insert", "update (name, ended_at)"],
  credential: ["select", "insert", "update (password_hash, changed_at, must_change, failures, locked_until, factor_secret, factor_since, factor_step)"],
  password_history: ["select", "insert"],
  post: ["select", "insert", "update (valid_to)"],
  post_scope: ["select", "insert"],
  assignment: ["select", "insert", "update (ended_at)"],
  session: ["select", "insert", "update (post_id, seen_at, ends_at, ended_at, factor_passed)"],

  subject: ["select", "insert"],
  budget: ["select", "insert", "update (initial_fen, adjusted_fen)"],
  payment: ["select", "insert"],
  filing: [
    "select", "insert",
    "update (amount_fen, step, holder, round, version, step_since, content, content_format, content_digest, score_millionths, score_by, grade, approval_id, frozen_digest, changed_at, taken, came_back)",
  ],
  filing_gram: ["select", "insert"],
  filing_draft: ["select", "insert", "update (base_version, content, content_format, saved_at)", "delete"],
  filing_version: ["select", "insert"],
  transition: ["select", "insert"],
  remark: ["select", "insert", "update (settled_at, settled_by)"],
  approval: ["select", "insert"],
  approval_item: ["select", "insert"],
  payment_snapshot: ["select", "insert"],
  evidence: ["select", "insert", "update (withdrawn_at)"],
  print: ["select", "insert"],
  scan: ["select", "insert"],
  publication: ["select", "insert"],
  withholding: ["select", "insert", "update (released_at, released_by, released_post)"],
  adoption: ["select", "insert", "update (confirmed_by, confirmed_role, confirmed_at)"],

  event_to_seal: ["select", "insert", "delete"],
  seal: ["select", "insert"],
  seal_leaf: ["select", "insert"],
  refusal: ["select", "insert"],
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
  await sql`grant execute on function ${sql.id(SCHEMA, "enter")} to ${role}`.execute(db);
  for (const [table, rights] of Object.entries(GRANTS)) {
    await sql`grant ${sql.raw(rights.join(", "))} on ${sql.id(SCHEMA, table)} to ${role}`.execute(db);
  }
}
