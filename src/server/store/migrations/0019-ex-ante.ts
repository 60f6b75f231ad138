import { sql, type Kysely } from "kysely";

/**
 * 事前绩效评估: applications of a year, their materials with the files that were brought, the experts with their sheets, what was concluded in each
 * round, and the steps that were taken. An expert sees what they were asked to judge and their own sheet; the unit sees no sheet at all.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const setting = (name: string): string => `nullif(current_setting('app.${name}', true), '')`;
const once = (expression: string): string => `(select ${expression})`;
const REGION = `region = ${once(setting("region"))}`;
const PERSON = once(`${setting("person")}::uuid`);
const ROLE = once(setting("role"));
const REGION_COLUMN = "region text not null check (region ~ '^[0-9]{6,12}$')";
const DIGEST = "~ '^[0-9a-f]{64}$'";
const PATH = "~ '^([0-9A-Za-z]+\\.)+$'";

const WITHIN = `((unit_path ~>=~ ${once(setting("scope"))} and unit_path ~<~ ${once(`${setting("scope")} || '~'`)})
  or exists (select 1 from unnest(${once(`string_to_array(${setting("scope_more")}, ',')`)}) as more(path) where unit_path ~>=~ more.path and unit_path ~<~ (more.path || '~')))`;
/** Rows of experts carry the path of the application, so that neither policy asks for the other's table in a circle. */
const EXPERT_ON = `exists (select 1 from hengji.ex_ante_expert as expert where expert.region = ex_ante.region and expert.application_id = ex_ante.id and expert.person_id = ${PERSON} and expert.released_at is null)`;
const onApplication = (table: string): string => `exists (select 1 from hengji.ex_ante where ex_ante.region = ${table}.region and ex_ante.id = ${table}.application_id)`;
const NO_EXPERT = `${ROLE} <> 'third-party-reviewer'`;
/** Who is evaluated learns what came of it and never who said what. */
const NOT_EVALUATED = `${ROLE} not in ('unit-officer', 'unit-head')`;
const CONCLUSION = "in ('support', 'partial', 'reject')";
const STATES = "in ('draft', 'submitted', 'department-review', 'expert-review', 'concluded', 'finance-review', 'accepted', 'returned', 'rejected')";

const STATEMENTS: readonly string[] = [
  `create table hengji.ex_ante (
    ${REGION_COLUMN}, id uuid not null, subject_id uuid not null, year integer not null check (year between 2000 and 2100), scheme text not null, pack_digest text not null check (pack_digest ${DIGEST}),
    unit_id uuid not null, unit_path text not null check (unit_path ${PATH}), department_id uuid not null, code text not null, name text not null, unit_name text not null, department_name text not null,
    level text not null check (level in ('department', 'finance')), state text not null check (state ${STATES}), state_since timestamptz not null, round integer not null check (round > 0), version integer not null check (version > 0),
    amount_fen bigint check (amount_fen > 0), content text not null, content_format integer not null, content_digest text not null check (content_digest ${DIGEST}), hands text not null,
    conclusion text check (conclusion ${CONCLUSION}), cap_fen bigint check (cap_fen > 0), granted_fen bigint check (granted_fen > 0), started_at timestamptz not null, changed_at timestamptz not null,
    primary key (region, id), unique (region, year, subject_id), check (granted_fen <= amount_fen), check (cap_fen <= amount_fen), check ((state = 'accepted') = (granted_fen is not null)))`,
  `create index ex_ante_unit on hengji.ex_ante (region, year, unit_path text_pattern_ops)`,
  `create table hengji.ex_ante_material (
    ${REGION_COLUMN}, application_id uuid not null, material text not null, state text not null check (state in ('received', 'approved', 'rejected')), note text not null, person_id uuid not null, at timestamptz not null,
    primary key (region, application_id, material))`,
  `create table hengji.ex_ante_file (
    ${REGION_COLUMN}, id uuid not null, application_id uuid not null, material text not null, name text not null, media text not null, bytes bigint not null check (bytes > 0), digest text not null check (digest ${DIGEST}),
    person_id uuid not null, post_id uuid not null, stored_at timestamptz not null, withdrawn_at timestamptz, primary key (region, id))`,
  `create index ex_ante_file_application on hengji.ex_ante_file (region, application_id)`,
  `create table hengji.ex_ante_expert (
    ${REGION_COLUMN}, id uuid not null, application_id uuid not null, unit_path text not null check (unit_path ${PATH}), round integer not null, person_id uuid not null, post_id uuid not null,
    assigned_by uuid not null, assigned_at timestamptz not null, released_at timestamptz, interest text, declared_at timestamptz,
    content text not null, content_format integer not null, content_digest text not null check (content_digest ${DIGEST}), saved integer not null, saved_at timestamptz, submitted_at timestamptz,
    primary key (region, id), check (submitted_at is null or (declared_at is not null and interest is null)))`,
  `create unique index ex_ante_expert_once on hengji.ex_ante_expert (region, application_id, round, person_id) where released_at is null`,
  `create index ex_ante_expert_person on hengji.ex_ante_expert (region, person_id, application_id)`,
  `create table hengji.ex_ante_conclusion (
    ${REGION_COLUMN}, application_id uuid not null, round integer not null, conclusion text not null check (conclusion ${CONCLUSION}), proposed text not null check (proposed ${CONCLUSION}), cap_fen bigint,
    experts integer not null check (experts > 0), mean text not null, spread text not null, aspect_means text not null, reason text not null, panel_note text not null, person_id uuid not null, post_id uuid not null, at timestamptz not null,
    primary key (region, application_id, round))`,
  `create table hengji.ex_ante_step (
    ${REGION_COLUMN}, id uuid not null, application_id uuid not null, act text not null, from_state text not null, to_state text not null, round integer not null, opinion text not null,
    person_id uuid not null, post_id uuid not null, role text not null, at timestamptz not null, primary key (region, id))`,
  `create index ex_ante_step_application on hengji.ex_ante_step (region, application_id, at)`,

  ...["ex_ante", "ex_ante_material", "ex_ante_file", "ex_ante_expert", "ex_ante_conclusion", "ex_ante_step"].flatMap((table) => [
    `alter table hengji.${table} enable row level security`,
    `alter table hengji.${table} force row level security`,
  ]),
  `create policy read on hengji.ex_ante for select using (${REGION} and (${WITHIN} or ${EXPERT_ON}))`,
  `create policy begin on hengji.ex_ante for insert with check (${REGION} and ${WITHIN})`,
  `create policy work on hengji.ex_ante for update using (${REGION} and ${WITHIN}) with check (${REGION} and ${WITHIN})`,
  ...["ex_ante_material", "ex_ante_file", "ex_ante_conclusion", "ex_ante_step"].flatMap((table) => [
    `create policy read on hengji.${table} for select using (${REGION} and ${onApplication(table)})`,
    `create policy add on hengji.${table} for insert with check (${REGION} and ${NO_EXPERT} and ${onApplication(table)})`,
  ]),
  ...["ex_ante_material", "ex_ante_file"].map((table) => `create policy work on hengji.${table} for update using (${REGION} and ${NO_EXPERT} and ${onApplication(table)}) with check (${REGION} and ${NO_EXPERT} and ${onApplication(table)})`),
  `create policy drop_unbrought on hengji.ex_ante_material for delete using (${REGION} and ${NO_EXPERT} and ${onApplication("ex_ante_material")})`,
  `create policy read on hengji.ex_ante_expert for select using (${REGION} and (person_id = ${PERSON} or (${NOT_EVALUATED} and ${WITHIN})))`,
  `create policy ask on hengji.ex_ante_expert for insert with check (${REGION} and ${NOT_EVALUATED} and ${WITHIN})`,
  `create policy work on hengji.ex_ante_expert for update using (${REGION} and (person_id = ${PERSON} or (${NOT_EVALUATED} and ${WITHIN}))) with check (${REGION} and (person_id = ${PERSON} or (${NOT_EVALUATED} and ${WITHIN})))`,
];
