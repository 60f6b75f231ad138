import { sql, type Kysely } from "kysely";

/**
 * 政策制度: a region's own documents. 职能映射: what each department does, by which projects, known by which indicators. 协议: what parties promised,
 * and which payments were proposed for which result. Each is kept in all its versions: a row is added and none is changed.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const setting = (name: string): string => `nullif(current_setting('app.${name}', true), '')`;
const once = (expression: string): string => `(select ${expression})`;
const REGION = `region = ${once(setting("region"))}`;
const SIGNED_IN = `${once(setting("person"))} is not null`;
const IN_POST = `${once(setting("role"))} is not null and ${once(setting("role"))} not in ('system-admin', 'security-admin', 'audit-admin')`;
const REGION_COLUMN = "region text not null check (region ~ '^[0-9]{6,12}$')";
const DIGEST = "~ '^[0-9a-f]{64}$'";
const VERSIONED = `version integer not null check (version > 0), content text not null, content_format integer not null, digest text not null check (digest ${DIGEST}), reason text not null,
    person_id uuid not null, post_id uuid not null, at timestamptz not null`;

const IN_RANGE = (path: string): string => `((${path} ~>=~ ${once(setting("scope"))} and ${path} ~<~ ${once(`${setting("scope")} || '~'`)})
  or exists (select 1 from unnest(${once(`string_to_array(${setting("scope_more")}, ',')`)}) as more(path) where ${path} ~>=~ more.path and ${path} ~<~ (more.path || '~')))`;
/** A department moves, and its map goes with it: asked of the tree and never kept beside the map. */
const DEPARTMENT_IN_RANGE = `exists (select 1 from hengji.org_unit as unit where unit.region = duty_map.region and unit.id = duty_map.department_id and ${IN_RANGE("unit.path")})`;
/** Whoever sees the subject sees what was agreed on it; the subject's own row security says who that is. */
const ON_SUBJECT = (table: string): string => `exists (select 1 from hengji.subject where subject.region = ${table}.region and subject.id = ${table}.subject_id)`;

const secured = (table: string, read: string, add: string): readonly string[] => [
  `alter table hengji.${table} enable row level security`,
  `alter table hengji.${table} force row level security`,
  `create policy ${table}_read on hengji.${table} for select using (${REGION} and ${read})`,
  `create policy ${table}_add on hengji.${table} for insert with check (${REGION} and ${add})`,
];

const STATEMENTS: readonly string[] = [
  `create table hengji.policy_document (${REGION_COLUMN}, id uuid not null, ${VERSIONED}, primary key (region, id, version))`,
  ...secured("policy_document", SIGNED_IN, IN_POST),

  `create table hengji.duty_map (${REGION_COLUMN}, department_id uuid not null, ${VERSIONED}, primary key (region, department_id, version))`,
  ...secured("duty_map", `${IN_POST} and ${DEPARTMENT_IN_RANGE}`, `${IN_POST} and ${DEPARTMENT_IN_RANGE}`),

  `create table hengji.agreement (${REGION_COLUMN}, id uuid not null, subject_id uuid not null, ${VERSIONED}, primary key (region, id, version))`,
  `create index agreement_subject on hengji.agreement (region, subject_id)`,
  ...secured("agreement", `${IN_POST} and ${ON_SUBJECT("agreement")}`, `${IN_POST} and ${ON_SUBJECT("agreement")}`),

  // A tranche is proposed once. What it rested on stands with it: the version of the agreement and the result of the phase.
  `create table hengji.tranche_proposal (
    ${REGION_COLUMN}, id uuid not null, agreement_id uuid not null, agreement_version integer not null, tranche text not null, subject_id uuid not null, amount_fen bigint not null check (amount_fen > 0),
    filing_id uuid, content text not null, content_format integer not null, digest text not null check (digest ${DIGEST}), person_id uuid not null, post_id uuid not null, role text not null, at timestamptz not null,
    primary key (region, id), unique (region, agreement_id, tranche))`,
  ...secured("tranche_proposal", `${IN_POST} and ${ON_SUBJECT("tranche_proposal")}`, `${IN_POST} and ${ON_SUBJECT("tranche_proposal")}`),
];
