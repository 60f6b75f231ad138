import { sql, type Kysely } from "kysely";

/**
 * 转移支付分解: how the goal of a transfer payment was passed down, in all its versions, and what each receiving region or unit got by it. A part
 * stands with its own subject, so that who receives it reads it without seeing the others.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const setting = (name: string): string => `nullif(current_setting('app.${name}', true), '')`;
const once = (expression: string): string => `(select ${expression})`;
const REGION = `region = ${once(setting("region"))}`;
const IN_POST = `${once(setting("role"))} is not null and ${once(setting("role"))} not in ('system-admin', 'security-admin', 'audit-admin')`;
const REGION_COLUMN = "region text not null check (region ~ '^[0-9]{6,12}$')";
const DIGEST = "~ '^[0-9a-f]{64}$'";
/** The subject's own row security says who sees it. */
const ON_SUBJECT = (table: string, column: string): string => `exists (select 1 from hengji.subject where subject.region = ${table}.region and subject.id = ${table}.${column})`;

const secured = (table: string, read: string, add: string): readonly string[] => [
  `alter table hengji.${table} enable row level security`,
  `alter table hengji.${table} force row level security`,
  `create policy ${table}_read on hengji.${table} for select using (${REGION} and ${read})`,
  `create policy ${table}_add on hengji.${table} for insert with check (${REGION} and ${add})`,
];

const STATEMENTS: readonly string[] = [
  `create table hengji.regional_split (
    ${REGION_COLUMN}, subject_id uuid not null, year integer not null check (year between 2000 and 2100), version integer not null check (version > 0),
    goal_digest text not null check (goal_digest ${DIGEST}), content text not null, content_format integer not null, digest text not null check (digest ${DIGEST}), reason text not null,
    person_id uuid not null, post_id uuid not null, at timestamptz not null, primary key (region, subject_id, year, version))`,
  ...secured("regional_split", `${IN_POST} and ${ON_SUBJECT("regional_split", "subject_id")}`, `${IN_POST} and ${ON_SUBJECT("regional_split", "subject_id")}`),

  // Without content: nothing of this version any more, since the split was changed and left it out.
  `create table hengji.regional_part (
    ${REGION_COLUMN}, subject_id uuid not null, year integer not null check (year between 2000 and 2100), version integer not null check (version > 0), whole_id uuid not null,
    amount_fen bigint check (amount_fen >= 0), content text, content_format integer not null, digest text check (digest ${DIGEST}), at timestamptz not null,
    primary key (region, subject_id, year, version), check ((content is null) = (amount_fen is null)), check ((content is null) = (digest is null)))`,
  `create index regional_part_whole on hengji.regional_part (region, whole_id, year)`,
  ...secured("regional_part", `${IN_POST} and ${ON_SUBJECT("regional_part", "subject_id")}`, `${IN_POST} and ${ON_SUBJECT("regional_part", "subject_id")} and ${ON_SUBJECT("regional_part", "whole_id")}`),
];
