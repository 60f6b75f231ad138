import { randomUUID } from "node:crypto";
import type pg from "pg";
import { canary } from "../canary/canaries.ts";

/** Region of the city beside, in the same database. */
export const OTHER_REGION = "990200";
const AT = "2026-01-01T00:00:00Z";

/** One database of a run is the template of others, so that every process of the run has to know the same ids. */
const idOf = (number: number): string => `99020000-0000-4000-8000-${String(number).padStart(12, "0")}`;

/** Ids of rows of another city: valid everywhere, and nobody's here. */
export const OTHER = {
  unit: idOf(1), department: idOf(2), person: idOf(3), post: idOf(4), session: idOf(5), subject: idOf(6),
  filing: idOf(7), approval: idOf(8), adoption: idOf(9), agreement: idOf(10), remark: idOf(11), paper: idOf(12),
  evidence: idOf(13), withholding: idOf(14), delegation: idOf(15), opinion: idOf(16), signature: idOf(17), signer: idOf(18),
  view: idOf(19), application: idOf(20), applicationFile: idOf(21), applicationExpert: idOf(22), reference: idOf(23), ledgerImport: idOf(24),
} as const;

const said = (label: string): string => canary("other-region", label);

/** Plants a little of everything of a city beside but its letterhead, since none is founded beside another; whoever shows it has forgotten the region. */
export async function plantOtherRegion(owner: pg.Client): Promise<void> {
  const digest = "0".repeat(64);
  const insert = (table: string, columns: string, values: readonly unknown[]): Promise<unknown> =>
    owner.query(`insert into hengji.${table} (${columns}) values (${values.map((_, index) => `$${index + 1}`).join(", ")})`, [...values]);
  await insert("org_unit", "region, id, path, code, name, kind, department_id, valid_from", [OTHER_REGION, OTHER.department, "990200.101.", said("unit-code"), said("unit"), "department", OTHER.department, "2020-01-01"]);
  await insert("org_unit", "region, id, path, code, name, kind, department_id, valid_from", [OTHER_REGION, OTHER.unit, "990200.101.101001.", "101001", said("unit"), "unit", OTHER.department, "2020-01-01"]);
  await insert("person", "region, id, login, name, made_at", [OTHER_REGION, OTHER.person, "other.person", said("person"), AT]);
  await insert("credential", "region, person_id, password_hash, changed_at, must_change", [OTHER_REGION, OTHER.person, said("password"), AT, false]);
  await insert("post", "region, id, person_id, unit_id, role, valid_from", [OTHER_REGION, OTHER.post, OTHER.person, OTHER.unit, "unit-officer", "2020-01-01"]);
  await insert("delegation", "region, id, post_id, to_person, from_day, until_day, reason, given_at", [OTHER_REGION, OTHER.delegation, OTHER.post, OTHER.person, "2026-01-01", "2026-12-31", said("absence"), AT]);
  await insert("session", "region, id, token_hash, person_id, post_id, started_at, seen_at, ends_at, factor_passed, source, agent", [
    OTHER_REGION, OTHER.session, "1".repeat(64), OTHER.person, OTHER.post, AT, "2026-09-15T02:00:00Z", "2030-01-01", true, said("source"), said("agent"),
  ]);
  await insert("subject", "region, id, code, name, book, unit_id, unit_path, department_id, made_at", [OTHER_REGION, OTHER.subject, said("subject-code"), said("subject"), "GENERAL_PUBLIC", OTHER.unit, "990100.101.101001.", OTHER.department, AT]);
  // Its path is one of this city, as if somebody had copied rows: the region alone keeps them apart.
  await insert(
    "filing",
    "region, id, subject_id, stage, year, form, workflow, workflow_version, pack_digest, unit_id, unit_path, department_id, name, plain_name, unit_name, department_name, step, holder, round, version, step_since, content, content_format, content_digest, started_at, changed_at",
    [OTHER_REGION, OTHER.filing, OTHER.subject, "goal", 2027, said("form"), said("workflow"), 1, digest, OTHER.unit, "990100.101.101001.", OTHER.department, said("filing"), said("plain-name"), said("unit-name"), said("department-name"), said("step"), "unit-officer", 1, 1, AT, JSON.stringify({ said: said("content") }), 1, digest, AT, AT],
  );
  await insert("filing_version", "region, filing_id, version, whole, content, content_format, content_digest, step, round, person_id, post_id, at", [
    OTHER_REGION, OTHER.filing, 1, true, said("version"), 1, digest, said("version-step"), 1, OTHER.person, OTHER.post, AT,
  ]);
  await insert("transition", "region, id, filing_id, action, from_step, to_step, round, version, person_id, post_id, role, opinion, at", [
    OTHER_REGION, randomUUID(), OTHER.filing, said("action"), said("from"), said("to"), 1, 1, OTHER.person, OTHER.post, said("role"), said("opinion"), AT,
  ]);
  await insert("remark", "region, id, filing_id, path, said, step, round, person_id, post_id, at", [OTHER_REGION, OTHER.remark, OTHER.filing, said("path"), said("remark"), said("step"), 1, OTHER.person, OTHER.post, AT]);
  await insert("urging", "region, id, filing_id, step, round, said, person_id, post_id, at", [OTHER_REGION, randomUUID(), OTHER.filing, said("step"), 1, said("urging"), OTHER.person, OTHER.post, AT]);
  await insert("extension", "region, id, filing_id, step, round, until_day, reason, person_id, post_id, at", [OTHER_REGION, randomUUID(), OTHER.filing, said("step"), 1, "2027-01-01", said("extension"), OTHER.person, OTHER.post, AT]);
  await insert("handing", "region, id, filing_id, step, round, action, to_post, said, person_id, post_id, at", [OTHER_REGION, randomUUID(), OTHER.filing, said("step"), 1, "hand-on", OTHER.post, said("handing"), OTHER.person, OTHER.post, AT]);
  await insert("signature", "region, id, filing_id, step, round, agrees, opinion, content_digest, person_id, post_id, role, at", [OTHER_REGION, OTHER.signature, OTHER.filing, said("step"), 1, true, said("signature"), digest, OTHER.person, OTHER.post, said("role"), AT]);
  await insert("asked_signer", "region, id, filing_id, step, round, signer_post, said, person_id, post_id, at", [OTHER_REGION, OTHER.signer, OTHER.filing, said("step"), 1, OTHER.post, said("signer"), OTHER.person, OTHER.post, AT]);
  await insert("evidence", "region, id, filing_id, path, kind, name, media, bytes, digest, person_id, post_id, stored_at", [
    OTHER_REGION, OTHER.evidence, OTHER.filing, said("path"), said("kind"), said("name"), said("media"), 1, digest, OTHER.person, OTHER.post, AT,
  ]);
  await insert("scan", "region, id, filing_id, print_code, pages, name, media, bytes, digest, person_id, at", [OTHER_REGION, randomUUID(), OTHER.filing, said("code"), 1, said("scan"), said("media"), 1, digest, OTHER.person, AT]);
  await insert("filing_draft", "region, filing_id, person_id, base_version, content, content_format, saved_at", [OTHER_REGION, OTHER.filing, OTHER.person, 1, said("draft"), 1, AT]);
  await insert("filing_paper", "region, id, filing_id, paper, step, round, saved, content, content_format, content_digest, filing_version, filing_digest, person_id, post_id, saved_at", [
    OTHER_REGION, OTHER.paper, OTHER.filing, "goal-review", said("step"), 1, 1, JSON.stringify({ standard: { rating: null, text: said("paper") } }), 1, digest, 1, digest, OTHER.person, OTHER.post, AT,
  ]);
  await insert("filing_paper_draft", "region, filing_id, paper, person_id, step, round, content, content_format, saved_at", [OTHER_REGION, OTHER.filing, "goal-review", OTHER.person, said("step"), 1, said("paper-draft"), 1, AT]);
  await insert("filing_gram", "region, year, stage, gram, filing_id, subject_id, unit_path", [OTHER_REGION, 2027, "goal", said("gram"), OTHER.filing, OTHER.subject, "990100.101.101001."]);
  const version = (label: string): readonly unknown[] => [1, JSON.stringify({ said: said(label) }), 1, digest, said(`${label}-reason`), OTHER.person, OTHER.post, AT];
  const versioned = "version, content, content_format, digest, reason, person_id, post_id, at";
  await insert("policy_document", `region, id, ${versioned}`, [OTHER_REGION, randomUUID(), ...version("policy")]);
  await insert("duty_map", `region, department_id, ${versioned}`, [OTHER_REGION, OTHER.department, ...version("duty-map")]);
  await insert("agreement", `region, id, subject_id, ${versioned}`, [OTHER_REGION, OTHER.agreement, OTHER.subject, ...version("agreement")]);
  await insert("tranche_proposal", "region, id, agreement_id, agreement_version, tranche, subject_id, amount_fen, content, content_format, digest, person_id, post_id, role, at", [
    OTHER_REGION, randomUUID(), OTHER.agreement, 1, said("tranche"), OTHER.subject, 1, said("ground"), 1, digest, OTHER.person, OTHER.post, said("role"), AT,
  ]);
  await insert("budget", "region, subject_id, year, unit_path, source, initial_fen, adjusted_fen", [OTHER_REGION, OTHER.subject, 2027, "990100.101.101001.", said("source"), 1, 1]);
  await insert("budget_adjustment", "region, id, subject_id, year, unit_path, source, document_no, adjusted_on, amount_fen, before_fen, after_fen, recorded_at", [
    OTHER_REGION, randomUUID(), OTHER.subject, 2027, "990100.101.101001.", said("source"), said("document-no"), "2027-01-01", 1, 1, 2, AT,
  ]);
  await insert("payment", "region, id, subject_id, year, unit_path, source, paid_on, amount_fen, voucher, recorded_at", [
    OTHER_REGION, randomUUID(), OTHER.subject, 2027, "990100.101.101001.", said("source"), "2026-01-01", 1, said("voucher"), AT,
  ]);
  await insert("ledger_import", "region, id, year, scopes, person_id, post_id, at, file_name, digest, budgets, adjustments, payments, budget_fen, adjusted_fen, paid_fen, left_out", [
    OTHER_REGION, OTHER.ledgerImport, 2026, ["990100.101.101001."], OTHER.person, OTHER.post, AT, said("import-file"), digest, 0, 0, 0, 0, 0, 0, 0,
  ]);
  await insert("ledger_entry_taken_back", "region, id, import_id, kind, subject_id, year, unit_path, source, reference, day, amount_fen, taken_back_at", [
    OTHER_REGION, randomUUID(), OTHER.ledgerImport, "payment", OTHER.subject, 2026, "990100.101.101001.", said("source"), said("taken-back"), "2026-01-01", 1, AT,
  ]);
  await insert("payment_snapshot", "region, filing_id, cut_off, taken_at, content, content_format, digest", [OTHER_REGION, OTHER.filing, "2026-01-01", AT, said("snapshot"), 1, digest]);
  await insert("approval", "region, id, year, department_id, department_path, document_no, issued_on, person_id, post_id, at, content, content_format, digest, seal_head", [
    OTHER_REGION, OTHER.approval, 2027, OTHER.department, "990100.101.", said("letter"), "2026-01-01", OTHER.person, OTHER.post, AT, said("letter-content"), 1, digest, said("head"),
  ]);
  await insert("publication", "region, id, year, department_id, department_path, version, content, content_format, digest, demo, person_id, post_id, published_at", [
    OTHER_REGION, randomUUID(), 2027, OTHER.department, "990200.101.", 1, JSON.stringify({ department: said("published") }), 1, digest, false, OTHER.person, OTHER.post, AT,
  ]);
  await insert("withholding", "region, id, subject_id, year, reason, ground, person_id, post_id, withheld_at", [
    OTHER_REGION, OTHER.withholding, OTHER.subject, 2026, "other-lawful", said("ground"), OTHER.person, OTHER.post, AT,
  ]);
  await insert("regional_split", "region, subject_id, year, version, goal_digest, content, content_format, digest, reason, person_id, post_id, at", [OTHER_REGION, OTHER.subject, 2027, 1, digest, JSON.stringify({ said: said("split") }), 1, digest, said("split-reason"), OTHER.person, OTHER.post, AT]);
  await insert("regional_part", "region, subject_id, year, version, whole_id, amount_fen, content, content_format, digest, at", [OTHER_REGION, OTHER.subject, 2027, 1, randomUUID(), 1, JSON.stringify({ said: said("part") }), 1, digest, AT]);
  await insert("goal_waiver", "region, id, subject_id, year, reason, person_id, post_id, waived_at", [OTHER_REGION, randomUUID(), OTHER.subject, 2026, said("waiver"), OTHER.person, OTHER.post, AT]);
  await insert("stock_opinion", "region, id, person_id, action, said, kept_at", [OTHER_REGION, OTHER.opinion, OTHER.person, "return", said("opinion"), AT]);
  await insert("reminder", "region, person_id, day, content, content_format, made_at", [OTHER_REGION, OTHER.person, "2026-10-08", JSON.stringify({ said: said("reminder") }), 1, AT]);
  await insert("saved_view", "region, id, person_id, name, address, kept_at", [OTHER_REGION, OTHER.view, OTHER.person, said("view"), said("view-address"), AT]);
  await insert("filing_hand", "region, person_id, filing_id, subject_id, unit_path, year, stage, step, holder, step_since", [OTHER_REGION, OTHER.person, OTHER.filing, OTHER.subject, "990100.101.101001.", 2027, "goal", said("step"), said("holder"), AT]);
  await insert("adoption", "region, id, definition, definition_digest, document_no, document_date, proposed_by, proposed_role, proposed_at", [
    OTHER_REGION, OTHER.adoption, said("definition"), digest, said("document"), "2026-01-01", OTHER.person, said("role"), AT,
  ]);
  await insert("workflow_version", "region, workflow, id, version, source, content, content_format, digest, reason, drafted_by, published_by, published_at", [
    OTHER_REGION, "goal", randomUUID(), 7, "bureau", said("version"), 1, digest, said("version-reason"), said("version-by"), OTHER.person, AT,
  ]);
  await insert("workflow_draft", "region, workflow, id, based_on, content, content_format, digest, reason, drafted_by, saved, saved_at", [
    OTHER_REGION, "goal", randomUUID(), 7, said("next-version"), 1, digest, said("next-reason"), said("next-by"), 1, AT,
  ]);
  await insert("pack_publication", "region, number, id, digest, source, reason, drafted_by, published_by, published_at", [
    OTHER_REGION, 1, randomUUID(), digest, "bureau", said("reason of a pack"), said("pack-by"), randomUUID(), AT,
  ]);
  await insert("issued_task", "region, year, stage, period, number, id, pack_digest, document_no, words, person_id, post_id, issued_at", [OTHER_REGION, 2027, "goal", 1, 1, randomUUID(), digest, said("task-document"), said("task-words"), OTHER.person, OTHER.post, AT]);
  await insert("pack_draft", "region, id, based_on, content, content_format, digest, reason, drafted_by, saved, saved_at", [
    OTHER_REGION, randomUUID(), digest, JSON.stringify([{ id: said("layer of a draft") }]), 1, digest, said("reason of a pack draft"), said("pack-draft-by"), 1, AT,
  ]);
  await insert("library_sector", "region, id, title, functions, provenance, groups, digest", [OTHER_REGION, "elsewhere", JSON.stringify({ zh: said("sector"), en: "" }), JSON.stringify([said("functions")]), said("provenance"), JSON.stringify([{ id: said("group") }]), digest]);
  const otherCard = randomUUID();
  await insert("indicator_card", "region, code, version, id, state, origin, content, content_format, digest, name, sector, group_id, level1, level2, unit_path, unit_name, reason, authors, saved, saved_at, published_at, replaced_by, retired_reason, same_reason", [
    OTHER_REGION, "MTX-0001", 1, otherCard, "published", "pack", JSON.stringify({ said: said("card") }), 1, digest, said("card-name"), said("card-sector"), said("card-group"), said("card-level1"), said("card-level2"),
    "990100.", said("card-unit"), said("card-reason"), said("card-authors"), 1, AT, AT, said("card-instead"), said("card-retired"), said("card-same"),
  ]);
  await insert("indicator_token", "region, token, weight, code", [OTHER_REGION, said("token"), 6, "MTX-0001"]);
  await insert("card_review", "region, id, card_id, saved, judgements, opinion, returned, person_id, post_id, role, at", [OTHER_REGION, randomUUID(), otherCard, 1, said("judgements"), said("card-opinion"), false, OTHER.person, OTHER.post, said("review-role"), AT]);
  await insert("card_reference", "region, id, code, kind, value, year, compared, source, source_date, person_id, post_id, at, withdrawn_at, withdrawn_by, withdrawn_reason", [OTHER_REGION, OTHER.reference, "MTX-0001", "sector", said("reference"), 2025, said("compared"), said("source"), "2026-01-01", OTHER.person, OTHER.post, AT, AT, OTHER.person, said("withdrawn")]);
  await insert("indicator_use", "region, filing_id, row_id, subject_id, unit_path, department_id, year, level1, level2, level3, target, card_code, card_version, approved, shared", [
    OTHER_REGION, OTHER.filing, said("use-row"), OTHER.subject, "990100.101.101001.", OTHER.department, 2027, said("use-level1"), said("use-level2"), said("use-level3"), said("use-target"), said("use-card"), 1, true, true,
  ]);
  await insert("indicator_result", "region, filing_id, row_id, subject_id, unit_path, year, level1, level2, level3, target, actual, card_code, card_version, shared", [
    OTHER_REGION, OTHER.filing, said("result-row"), OTHER.subject, "990100.101.101001.", 2027, said("result-level1"), said("result-level2"), said("result-level3"), said("result-target"), said("result-actual"), said("result-card"), 1, true,
  ]);
  await insert("ex_ante", "region, id, subject_id, year, scheme, pack_digest, unit_id, unit_path, department_id, code, name, unit_name, department_name, level, state, state_since, round, version, content, content_format, content_digest, hands, started_at, changed_at", [
    OTHER_REGION, OTHER.application, OTHER.subject, 2027, said("scheme"), digest, OTHER.unit, "990100.101.101001.", OTHER.department, said("application-code"), said("application"), said("application-unit"), said("application-department"),
    "department", "expert-review", AT, 1, 1, JSON.stringify({ said: said("application-text") }), 1, digest, "[]", AT, AT,
  ]);
  await insert("ex_ante_draft", "region, application_id, person_id, part, base_version, round, content, content_format, saved_at", [OTHER_REGION, OTHER.application, OTHER.person, "application", 1, 1, JSON.stringify({ amount: said("amount"), texts: {} }), 1, AT]);
  await insert("urging", "region, id, filing_id, step, round, said, person_id, post_id, at", [OTHER_REGION, randomUUID(), OTHER.application, said("turn"), 1, said("application-urging"), OTHER.person, OTHER.post, AT]);
  await insert("extension", "region, id, filing_id, step, round, until_day, reason, person_id, post_id, at", [OTHER_REGION, randomUUID(), OTHER.application, said("turn"), 1, "2027-01-01", said("application-extension"), OTHER.person, OTHER.post, AT]);
  await insert("ex_ante_material", "region, application_id, material, state, note, person_id, at", [OTHER_REGION, OTHER.application, said("material"), "received", said("material-note"), OTHER.person, AT]);
  await insert("ex_ante_file", "region, id, application_id, material, name, media, bytes, digest, person_id, post_id, stored_at", [OTHER_REGION, OTHER.applicationFile, OTHER.application, said("material"), said("material-file"), said("media"), 1, digest, OTHER.person, OTHER.post, AT]);
  await insert("ex_ante_expert", "region, id, application_id, unit_path, round, person_id, post_id, assigned_by, assigned_at, interest, declared_at, content, content_format, content_digest, saved", [
    OTHER_REGION, OTHER.applicationExpert, OTHER.application, "990100.101.101001.", 1, OTHER.person, OTHER.post, OTHER.person, AT, said("interest"), AT, JSON.stringify({ ratings: {}, opinion: said("sheet") }), 1, digest, 0,
  ]);
  await insert("ex_ante_conclusion", "region, application_id, round, conclusion, proposed, experts, mean, spread, aspect_means, reason, panel_note, person_id, post_id, at", [OTHER_REGION, OTHER.application, 1, "support", "support", 3, "90", "5", "[]", said("conclusion"), said("panel-note"), OTHER.person, OTHER.post, AT]);
  await insert("ex_ante_step", "region, id, application_id, act, from_state, to_state, round, opinion, person_id, post_id, role, at", [OTHER_REGION, randomUUID(), OTHER.application, said("act"), "draft", "submitted", 1, said("step"), OTHER.person, OTHER.post, said("role"), AT]);
  await insert("definition_set", "region, digest, content, content_format, stored_at", [OTHER_REGION, digest, said("definitions"), 1, AT]);
  await insert("event", "region, id, at, actor, verb, subject, detail, role, stage", [OTHER_REGION, randomUUID(), AT, said("actor"), "filing.saved", randomUUID(), JSON.stringify({ said: said("detail") }), said("role"), said("stage")]);
  await insert("refusal", "region, id, at, route, subject, status, problem, source", [OTHER_REGION, randomUUID(), AT, said("route"), said("subject"), 404, said("problem"), said("source")]);
}

/** Its letterhead, once the city of this database was founded. */
export async function plantOtherCity(owner: pg.Client): Promise<void> {
  await owner.query("insert into hengji.city (region, name, pack, demo, made_at) values ($1, $2, $3, false, $4)", [OTHER_REGION, said("city"), said("pack"), AT]);
}
