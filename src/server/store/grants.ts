import pg from "pg";
import { SCHEMA } from "./db.ts";

/** All that the application role may do; what is not here it may not. Columns in brackets are the only ones it may update. */
export const GRANTS: Readonly<Record<string, readonly string[]>> = {
  kept_recheck: ["select", "insert", "update (discarded_at, erase_after)", "delete"],
  kept_space: ["select", "insert", "update (kept_rows, kept_bytes)"],
  event: ["select", "insert"],
  answered_request: ["select", "insert", "update (answer)", "delete"],

  city: ["select", "insert"],
  org_unit: ["select", "insert", "update (name, path, department_id, valid_to)"],
  unit_standing: ["select", "insert", "update (path, name, kind, department_id, valid_to, into_id, reason)"],
  person: ["select", "insert", "update (name, ended_at)"],
  credential: ["select", "insert", "update (password_hash, changed_at, must_change, failures, locked_until, factor_secret, factor_since, factor_step)"],
  password_history: ["select", "insert"],
  post: ["select", "insert", "update (valid_to)"],
  post_scope: ["select", "insert"],
  assignment: ["select", "insert", "update (ended_at)"],
  delegation: ["select", "insert", "update (ended_at, ended_by)"],
  session: ["select", "insert", "update (post_id, seen_at, ends_at, ended_at, factor_passed)"],

  subject: ["select", "insert", "update (unit_id, unit_path, department_id, former_paths, attribute, tags, first_year, last_year)"],
  budget: ["select", "insert", "update (initial_fen, adjusted_fen, unit_path, import_no)", "delete"],
  // A trigger lets go of nothing that is not kept as taken back.
  budget_adjustment: ["select", "insert", "update (unit_path)", "delete"],
  payment: ["select", "insert", "update (unit_path)", "delete"],
  ledger_import: ["select", "insert", "update (taken_back_at, taken_back_by, taken_back_reason)"],
  ledger_entry_taken_back: ["select", "insert"],
  filing: [
    "select", "insert",
    "update (amount_fen, step, holder, round, version, step_since, content, content_format, content_digest, score_millionths, score_by, grade, approval_id, document_no, frozen_digest, changed_at, taken, came_back, urged_at, extended_until, workflow, workflow_version, handler_post, escalated_to, escalated_at)",
  ],
  filing_gram: ["select", "insert"],
  waiting_tally: ["select", "insert", "delete"],
  hand_tally: ["select", "insert", "delete"],
  filing_hand: ["select", "insert", "update (step, holder, handler_post, step_since)", "delete"],
  filing_draft: ["select", "insert", "update (base_version, content, content_format, saved_at)", "delete"],
  filing_version: ["select", "insert"],
  transition: ["select", "insert"],
  stock_opinion: ["select", "insert", "delete"],
  reminder: ["select", "insert", "delete"],
  reminder_day: ["select", "insert", "delete"],
  saved_view: ["select", "insert", "update (name)", "delete"],
  remark: ["select", "insert", "update (settled_at, settled_by)"],
  urging: ["select", "insert"],
  extension: ["select", "insert"],
  handing: ["select", "insert"],
  asked_signer: ["select", "insert", "update (taken_back_at)"],
  signature: ["select", "insert", "update (taken_back_at)"],
  approval: ["select", "insert"],
  approval_item: ["select", "insert"],
  payment_snapshot: ["select", "insert"],
  evidence: ["select", "insert", "update (withdrawn_at)"],
  print: ["select", "insert"],
  scan: ["select", "insert"],
  workflow_version: ["select", "insert"],
  workflow_draft: ["select", "insert", "update (based_on, content, content_format, digest, reason, drafted_by, saved, saved_at)", "delete"],
  definition_set: ["select", "insert"],
  pack_publication: ["select", "insert"],
  issued_task: ["select", "insert"],
  pack_draft: ["select", "insert", "update (based_on, content, content_format, digest, reason, drafted_by, saved, saved_at)", "delete"],

  library_sector: ["select", "insert", "update (title, functions, provenance, groups, digest)"],
  indicator_card: [
    "select", "insert", "delete",
    "update (state, content, content_format, digest, name, sector, group_id, level1, level2, reason, authors, saved, saved_at, proposed_at, published_at, published_by, replaced_at, retired_at, retired_by, retired_reason, replaced_by, same_reason)",
  ],
  card_tally: ["select", "insert", "update (number)"],
  indicator_token: ["select", "insert", "delete"],
  card_review: ["select", "insert"],
  card_reference: ["select", "insert", "update (withdrawn_at, withdrawn_by, withdrawn_reason)"],
  indicator_use: ["select", "insert", "update (shared)", "delete"],
  indicator_result: ["select", "insert", "update (shared)", "delete"],
  publication: ["select", "insert"],
  withholding: ["select", "insert", "update (released_at, released_by, released_post)"],
  filing_paper: ["select", "insert", "update (saved, content, content_format, content_digest, filing_version, filing_digest, person_id, post_id, saved_at)"],
  filing_paper_draft: ["select", "insert", "update (step, round, content, content_format, saved_at)", "delete"],
  goal_waiver: ["select", "insert", "update (taken_back_at, taken_back_by)"],
  adoption: ["select", "insert", "update (confirmed_by, confirmed_role, confirmed_at)"],

  policy_document: ["select", "insert"],
  duty_map: ["select", "insert"],
  agreement: ["select", "insert"],
  tranche_proposal: ["select", "insert"],

  regional_split: ["select", "insert"],
  regional_part: ["select", "insert"],

  ex_ante: ["select", "insert", "update (level, state, state_since, round, version, amount_fen, content, content_format, content_digest, hands, conclusion, cap_fen, granted_fen, changed_at, escalated_turn, escalated_to, escalated_at)"],
  ex_ante_draft: ["select", "insert", "update (base_version, round, content, content_format, saved_at)", "delete"],
  ex_ante_material: ["select", "insert", "update (state, note, person_id, at)", "delete"],
  ex_ante_file: ["select", "insert", "update (withdrawn_at)"],
  ex_ante_expert: ["select", "insert", "update (released_at, interest, declared_at, content, content_format, content_digest, saved, saved_at, submitted_at)"],
  ex_ante_conclusion: ["select", "insert"],
  ex_ante_step: ["select", "insert"],

  event_to_seal: ["select", "insert", "delete"],
  seal: ["select", "insert"],
  seal_leaves: ["select", "insert"],
  refusal: ["select", "insert"],
};

/**
 * What brings the rights of the application role to exactly {@link GRANTS}, whatever they were: one transaction, sent in one piece, since
 * every start of the server runs it.
 */
export function grantsOf(applicationRole: string): string {
  const role = pg.escapeIdentifier(applicationRole);
  const place = (name: string) => `${SCHEMA}.${pg.escapeIdentifier(name)}`;
  return [
    "begin",
    // Two servers that start at once would trip over each other's changes of the same rights.
    `lock table ${place("kysely_migration_lock")} in share row exclusive mode`,
    `revoke all on all tables in schema ${SCHEMA} from ${role}, public`,
    `revoke all on schema ${SCHEMA} from ${role}, public`,
    `grant usage on schema ${SCHEMA} to ${role}`,
    ...["enter", "unit_weight", "carry_unit"].map((name) => `grant execute on function ${place(name)} to ${role}`),
    ...Object.entries(GRANTS).map(([table, rights]) => `grant ${rights.join(", ")} on ${place(table)} to ${role}`),
    "commit",
  ].join(";\n");
}
