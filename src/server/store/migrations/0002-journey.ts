import { sql, type Kysely } from "kysely";

/**
 * People, posts and sessions; subjects, filings and what hangs on them; seals over the events; publications.
 *
 * Row security is the second wall: whatever a query forgets, a transaction sees no more than its post. A transaction says
 * who it is by settings of its own (`app.*`, see `enter`); '' is what a setting is after a transaction, and means nothing.
 * Operators in policies and on hot columns are leakproof (`~>=~`, `=`), or the planner would leave the indexes aside.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const setting = (name: string): string => `nullif(current_setting('app.${name}', true), '')`;
/** As a sub-select it is computed once a statement and not once a row. */
const once = (expression: string): string => `(select ${expression})`;

const REGION = `region = ${once(setting("region"))}`;
const PERSON = `${once(`${setting("person")}::uuid`)}`;
const role = (...roles: readonly string[]): string => `${once(setting("role"))} in (${roles.map((name) => `'${name}'`).join(", ")})`;
const TASK = (name: string): string => `${once(setting("task"))} = '${name}'`;

/** Within the ranges of the post. Nearly every post has one; the rest stand in `scope_more`. */
const within = (path: string): string => `(
  (${path} ~>=~ ${once(setting("scope"))} and ${path} ~<~ ${once(`${setting("scope")} || '~'`)})
  or exists (select 1 from unnest(${once(`string_to_array(${setting("scope_more")}, ',')`)}) as more(path) where ${path} ~>=~ more.path and ${path} ~<~ (more.path || '~'))
)`;
/** Or assigned to the post by name: a third-party reviewer has no range at all. A setting, since a sub-select would have to be planned with the policies of its own table. */
const assigned = (subject: string): string => `${subject} = any(${once(`string_to_array(${setting("assigned")}, ',')::uuid[]`)}::uuid[])`;
/** Hangs on a filing: seen by whoever sees the filing, by the filing's own policy. */
const onFiling = (table: string): string => `exists (select 1 from hengji.filing where filing.region = ${table}.region and filing.id = ${table}.filing_id)`;

const REGION_COLUMN = "region text not null check (region ~ '^[0-9]{6,12}$')";
const DIGEST = "~ '^[0-9a-f]{64}$'";
const PATH = "~ '^([0-9A-Za-z]+\\.)+$'";
const YEAR = "integer not null check (year between 2000 and 2100)";
const STAGE = "text not null check (stage in ('goal', 'self-evaluation'))";

const TABLES: readonly (readonly [name: string, columns: string])[] = [
  ["org_unit", `
    ${REGION_COLUMN}, id uuid not null, path text not null check (path ${PATH}), code text not null, name text not null,
    kind text not null check (kind in ('region', 'finance', 'division', 'department', 'unit', 'third-party')),
    department_id uuid, valid_from date not null, valid_to date,
    primary key (region, id), unique (region, path, valid_from), check (valid_to > valid_from)`],
  ["person", `
    ${REGION_COLUMN}, id uuid not null, login text not null check (login ~ '^[a-z0-9][a-z0-9._-]{1,63}$'), name text not null,
    made_at timestamptz not null, ended_at timestamptz, primary key (region, id), unique (region, login)`],
  ["credential", `
    ${REGION_COLUMN}, person_id uuid not null, password_hash text not null, changed_at timestamptz not null,
    must_change boolean not null, failures integer not null default 0, locked_until timestamptz,
    factor_secret bytea, factor_since timestamptz, factor_step bigint, primary key (region, person_id)`],
  ["password_history", `
    ${REGION_COLUMN}, person_id uuid not null, changed_at timestamptz not null, password_hash text not null, primary key (region, person_id, changed_at)`],
  ["post", `
    ${REGION_COLUMN}, id uuid not null, person_id uuid not null, unit_id uuid not null, role text not null,
    given_by uuid, valid_from date not null, valid_to date, primary key (region, id)`],
  ["post_scope", `${REGION_COLUMN}, post_id uuid not null, path text not null check (path ${PATH}), primary key (region, post_id, path)`],
  ["assignment", `
    ${REGION_COLUMN}, post_id uuid not null, subject_id uuid not null, made_at timestamptz not null, ended_at timestamptz,
    primary key (region, post_id, subject_id, made_at)`],
  ["session", `
    ${REGION_COLUMN}, id uuid not null, token_hash text not null check (token_hash ${DIGEST}), person_id uuid not null, post_id uuid,
    started_at timestamptz not null, seen_at timestamptz not null, ends_at timestamptz not null, ended_at timestamptz,
    factor_passed boolean not null, source text not null, agent text not null,
    primary key (region, id), unique (region, token_hash)`],

  ["subject", `
    ${REGION_COLUMN}, id uuid not null, code text not null, name text not null, book text not null check (book in ('GENERAL_PUBLIC', 'GOV_FUND', 'STATE_CAPITAL', 'SOCIAL_INSURANCE')),
    unit_id uuid not null, unit_path text not null check (unit_path ${PATH}), department_id uuid not null, made_at timestamptz not null,
    primary key (region, id), unique (region, code)`],
  ["budget", `
    ${REGION_COLUMN}, subject_id uuid not null, year ${YEAR}, unit_path text not null, source text not null,
    initial_fen bigint not null, adjusted_fen bigint not null, primary key (region, subject_id, year, source)`],
  ["payment", `
    ${REGION_COLUMN}, id uuid not null, subject_id uuid not null, year ${YEAR}, unit_path text not null, source text not null,
    paid_on date not null, amount_fen bigint not null, voucher text not null, recorded_at timestamptz not null,
    primary key (region, id), unique (region, subject_id, year, voucher)`],
  ["filing", `
    ${REGION_COLUMN}, id uuid not null, subject_id uuid not null, stage ${STAGE}, year ${YEAR},
    form text not null, workflow text not null, workflow_version integer not null, pack_digest text not null check (pack_digest ${DIGEST}),
    unit_id uuid not null, unit_path text not null check (unit_path ${PATH}), department_id uuid not null, name text not null, unit_name text not null, department_name text not null,
    amount_fen bigint, step text not null, holder text, round integer not null, version integer not null, step_since timestamptz not null,
    content text not null, content_format integer not null, content_digest text not null check (content_digest ${DIGEST}),
    score_millionths bigint, score_by text, grade text,
    approval_id uuid, frozen_digest text check (frozen_digest ${DIGEST}), started_at timestamptz not null, changed_at timestamptz not null,
    primary key (region, id), unique (region, subject_id, year, stage)`],
  ["filing_gram", `${REGION_COLUMN}, year integer not null, stage text not null, gram text not null, filing_id uuid not null, subject_id uuid not null, unit_path text not null,
    primary key (region, year, stage, gram, filing_id)`],
  ["filing_draft", `
    ${REGION_COLUMN}, filing_id uuid not null, person_id uuid not null, base_version integer not null, content text not null,
    content_format integer not null, saved_at timestamptz not null, primary key (region, filing_id, person_id)`],
  ["filing_version", `
    ${REGION_COLUMN}, filing_id uuid not null, version integer not null, whole boolean not null, content text not null, content_format integer not null,
    content_digest text not null check (content_digest ${DIGEST}), step text not null, round integer not null,
    person_id uuid not null, post_id uuid not null, at timestamptz not null, primary key (region, filing_id, version)`],
  ["transition", `
    ${REGION_COLUMN}, id uuid not null, filing_id uuid not null, action text not null, from_step text not null, to_step text not null,
    round integer not null, version integer not null, person_id uuid not null, post_id uuid not null, role text not null,
    opinion text not null, at timestamptz not null, primary key (region, id)`],
  ["remark", `
    ${REGION_COLUMN}, id uuid not null, filing_id uuid not null, path text not null, said text not null, step text not null, round integer not null,
    person_id uuid not null, post_id uuid not null, at timestamptz not null, settled_at timestamptz, settled_by uuid,
    primary key (region, id)`],
  ["approval", `
    ${REGION_COLUMN}, id uuid not null, year ${YEAR}, department_id uuid not null, department_path text not null, document_no text not null,
    issued_on date not null, person_id uuid not null, post_id uuid not null, at timestamptz not null,
    content text not null, content_format integer not null, digest text not null check (digest ${DIGEST}), seal_head text not null,
    primary key (region, id), unique (region, document_no)`],
  ["approval_item", `
    ${REGION_COLUMN}, approval_id uuid not null, filing_id uuid not null, frozen_digest text not null check (frozen_digest ${DIGEST}),
    primary key (region, approval_id, filing_id)`],
  ["payment_snapshot", `
    ${REGION_COLUMN}, filing_id uuid not null, cut_off date not null, taken_at timestamptz not null, content text not null,
    content_format integer not null, digest text not null check (digest ${DIGEST}), primary key (region, filing_id, taken_at)`],
  ["evidence", `
    ${REGION_COLUMN}, id uuid not null, filing_id uuid not null, path text not null, kind text not null, name text not null, media text not null,
    bytes bigint not null check (bytes > 0), digest text not null check (digest ${DIGEST}), person_id uuid not null, post_id uuid not null,
    stored_at timestamptz not null, withdrawn_at timestamptz, primary key (region, id)`],
  ["print", `
    ${REGION_COLUMN}, code text not null check (code ~ '^[0-9A-HJKMNP-TV-Z]{16}$'), filing_id uuid not null, version integer not null,
    digest text not null check (digest ${DIGEST}), person_id uuid not null, printed_at timestamptz not null, primary key (region, code)`],
  ["scan", `
    ${REGION_COLUMN}, id uuid not null, filing_id uuid not null, print_code text not null, pages integer not null, name text not null, media text not null,
    bytes bigint not null, digest text not null check (digest ${DIGEST}), person_id uuid not null, at timestamptz not null, primary key (region, id)`],
  ["publication", `
    ${REGION_COLUMN}, id uuid not null, year ${YEAR}, department_id uuid not null, department_path text not null, version integer not null,
    content text not null, content_format integer not null, digest text not null check (digest ${DIGEST}), demo boolean not null,
    person_id uuid not null, post_id uuid not null, published_at timestamptz not null, primary key (region, id), unique (region, year, department_id, version)`],
  ["adoption", `
    ${REGION_COLUMN}, id uuid not null, definition text not null, definition_digest text not null check (definition_digest ${DIGEST}),
    document_no text not null, document_date date not null, proposed_by uuid not null, proposed_role text not null, proposed_at timestamptz not null,
    confirmed_by uuid, confirmed_role text, confirmed_at timestamptz, primary key (region, id)`],
  ["city", `${REGION_COLUMN}, name text not null, pack text not null, demo boolean not null, made_at timestamptz not null, primary key (region)`],

  ["event_to_seal", `${REGION_COLUMN}, event_id uuid not null, primary key (region, event_id)`],
  ["seal", `
    ${REGION_COLUMN}, batch bigint not null, events integer not null, root text not null check (root ${DIGEST}), previous text not null check (previous ${DIGEST}),
    mac text not null check (mac ${DIGEST}), sealed_at timestamptz not null, primary key (region, batch)`],
  ["seal_leaf", `
    ${REGION_COLUMN}, batch bigint not null, position integer not null, event_id uuid not null, leaf text not null check (leaf ${DIGEST}),
    primary key (region, batch, position), unique (region, event_id)`],
  ["refusal", `
    ${REGION_COLUMN}, id uuid not null, at timestamptz not null, person_id uuid, post_id uuid, role text, route text not null, subject text not null,
    status integer not null, problem text not null, source text not null, primary key (region, id)`],
];

const SIGNED_IN = `${PERSON} is not null`;

const STATEMENTS: readonly string[] = [
  ...TABLES.map(([name, columns]) => `create table hengji.${name} (${columns})`),
  // Events say which post acted and what they belong to; those of the first version have no post.
  `alter table hengji.event add column post uuid, add column role text, add column year integer, add column stage text`,
  // The content lies apart from the columns that lists read (which stay together: they take half of that), so that a page holds many rows.
  `alter table hengji.filing set (fillfactor = 80, toast_tuple_target = 1024)`,

  `create index org_unit_path on hengji.org_unit (region, path text_pattern_ops)`,
  `create index post_person on hengji.post (region, person_id)`,
  `create index session_person on hengji.session (region, person_id, started_at)`,
  `create index assignment_subject on hengji.assignment (region, subject_id)`,
  `create index subject_unit on hengji.subject (region, unit_path text_pattern_ops)`,
  `create index payment_day on hengji.payment (region, subject_id, year, paid_on)`,
  // What a count asks for stands in the index, so that it needs no row.
  `create index filing_unit on hengji.filing (region, year, stage, unit_path text_pattern_ops, subject_id, amount_fen, step, holder)`,
  // One for each way to sort a list; an amount that is not filled is less than any other, and `coalesce` would not pass for leakproof.
  `create index filing_amount on hengji.filing (region, year, stage, (case when amount_fen is null then '-9223372036854775808'::bigint else amount_fen end), id)`,
  `create index filing_name on hengji.filing (region, year, stage, name, id)`,
  `create index filing_since on hengji.filing (region, year, stage, step_since, id)`,
  `create index filing_step on hengji.filing (region, year, stage, step, step_since)`,
  `create index filing_holder on hengji.filing (region, holder, step_since)`,
  // Who began or moved what; saves are many and not asked for.
  `create index filing_version_person on hengji.filing_version (region, person_id, filing_id) where whole`,
  `create index transition_filing on hengji.transition (region, filing_id, at)`,
  `create index remark_filing on hengji.remark (region, filing_id, at)`,
  `create index approval_department on hengji.approval (region, year, department_id)`,
  `create index approval_item_filing on hengji.approval_item (region, filing_id)`,
  `create index evidence_filing on hengji.evidence (region, filing_id)`,
  `create index print_filing on hengji.print (region, filing_id)`,
  `create index scan_filing on hengji.scan (region, filing_id)`,
  `create index refusal_time on hengji.refusal (region, at)`,
  `create index event_time on hengji.event (region, at)`,

  ...TABLES.flatMap(([table]) => [`alter table hengji.${table} enable row level security`, `alter table hengji.${table} force row level security`]),

  // What stands on a city's letterhead is for everyone, what a department published as well.
  `create policy city_read on hengji.city for select using (true)`,
  `create policy city_found on hengji.city for insert with check (${REGION} and ${TASK("found")})`,
  `create policy publication_read on hengji.publication for select using (${REGION})`,
  `create policy publication_add on hengji.publication for insert with check (${REGION} and ${within("department_path")})`,

  // Names of bodies and people are no secret from anyone who works here.
  `create policy unit_read on hengji.org_unit for select using (${REGION} and (${SIGNED_IN} or ${TASK("public")} or ${TASK("demo")}))`,
  `create policy unit_change on hengji.org_unit using (${REGION} and (${role("system-admin")} or ${TASK("found")})) with check (${REGION} and (${role("system-admin")} or ${TASK("found")}))`,
  `create policy person_read on hengji.person for select using (${REGION} and (${SIGNED_IN} or login = ${once(setting("login"))} or ${TASK("found")} or ${TASK("demo")}))`,
  `create policy person_change on hengji.person using (${REGION} and (${role("system-admin")} or ${TASK("found")})) with check (${REGION} and (${role("system-admin")} or ${TASK("found")}))`,
  // The secrets of a person are that person's, and the security administrator's to reset.
  ...["credential", "password_history"].map(
    (table) => `create policy own_secret on hengji.${table} using (${REGION} and (person_id = ${PERSON} or ${role("security-admin", "system-admin")} or ${TASK("found")}))
      with check (${REGION} and (person_id = ${PERSON} or ${role("security-admin", "system-admin")} or ${TASK("found")}))`,
  ),
  // The security administrator ends sessions, the system administrator those of a person who leaves.
  `create policy own_session on hengji.session using (${REGION} and (token_hash = ${once(setting("session"))} or person_id = ${PERSON} or ${role("security-admin", "system-admin")}))
    with check (${REGION} and (token_hash = ${once(setting("session"))} or person_id = ${PERSON} or ${role("security-admin", "system-admin")}))`,
  // Posts are read by whoever signs in; only the security administrator gives and takes them.
  ...([["post", ["security-admin"]], ["post_scope", ["security-admin"]], ["assignment", ["security-admin", "performance-office"]]] as const).flatMap(([table, givers]) => {
    const giver = `${REGION} and (${role(...givers)} or ${TASK("found")})`;
    return [
      `create policy post_read on hengji.${table} for select using (${REGION} and (${SIGNED_IN} or ${TASK("found")} or ${TASK("demo")}))`,
      `create policy post_give on hengji.${table} using (${giver}) with check (${giver})`,
    ];
  }),

  ...["subject", "budget", "payment", "filing", "filing_gram"].map((table) => {
    const visible = `${REGION} and (${within("unit_path")} or ${assigned(table === "subject" ? "id" : "subject_id")} or ${TASK("found")})`;
    return `create policy in_scope on hengji.${table} using (${visible}) with check (${visible})`;
  }),
  ...["filing_version", "transition", "remark", "payment_snapshot", "evidence", "print", "scan"].map(
    (table) => `create policy with_filing on hengji.${table} using (${REGION} and ${onFiling(table)}) with check (${REGION} and ${onFiling(table)})`,
  ),
  `create policy own_draft on hengji.filing_draft using (${REGION} and person_id = ${PERSON} and ${onFiling("filing_draft")}) with check (${REGION} and person_id = ${PERSON} and ${onFiling("filing_draft")})`,
  `create policy approval_read on hengji.approval for select using (${REGION} and (${within("department_path")} or ${TASK("found")} or exists (select 1 from hengji.approval_item
    where approval_item.region = approval.region and approval_item.approval_id = approval.id)))`,
  `create policy approval_add on hengji.approval for insert with check (${REGION} and (${within("department_path")} or ${TASK("found")}))`,
  `create policy with_filing on hengji.approval_item using (${REGION} and ${onFiling("approval_item")}) with check (${REGION} and ${onFiling("approval_item")})`,
  `create policy adoption_read on hengji.adoption for select using (${REGION})`,
  `create policy adoption_change on hengji.adoption using (${REGION} and ${role("performance-office", "finance-leader")}) with check (${REGION} and ${role("performance-office", "finance-leader")})`,

  // The log is read by the audit administrator and by the house when it seals.
  `create policy event_read on hengji.event for select using (${REGION} and (${role("audit-admin")} or ${TASK("seal")}))`,
  `create policy queue_add on hengji.event_to_seal for insert with check (${REGION})`,
  `create policy queue_take on hengji.event_to_seal using (${REGION} and ${TASK("seal")})`,
  `create policy seal_read on hengji.seal for select using (${REGION} and (${SIGNED_IN} or ${TASK("seal")}))`,
  `create policy leaf_read on hengji.seal_leaf for select using (${REGION} and (${role("audit-admin")} or ${TASK("seal")}))`,
  ...["seal", "seal_leaf"].map((table) => `create policy ${table}_add on hengji.${table} for insert with check (${REGION} and ${TASK("seal")})`),
  `create policy refusal_add on hengji.refusal for insert with check (${REGION})`,
  `create policy refusal_read on hengji.refusal for select using (${REGION} and ${role("audit-admin")})`,

  // Events that were there before seals were: they are sealed first.
  `alter table hengji.event no force row level security`,
  `alter table hengji.event_to_seal no force row level security`,
  `insert into hengji.event_to_seal (region, event_id) select region, id from hengji.event`,
  `alter table hengji.event force row level security`,
  `alter table hengji.event_to_seal force row level security`,
];
