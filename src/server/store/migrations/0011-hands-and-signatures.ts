import { sql, type Kysely } from "kysely";

/**
 * 转办、改派 and 会签、加签: which post a filing was given to at its present step and by whom, who was asked to sign beside its holder, and who
 * signed for or against what content.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const REGION = `region = (select nullif(current_setting('app.region', true), ''))`;
/** Seen by whoever sees the filing, by the filing's own policy. */
const onFiling = (table: string): string => `exists (select 1 from hengji.filing where filing.region = ${table}.region and filing.id = ${table}.filing_id)`;
/** What each of them begins with: which filing, and where it stood. */
const AT = `region text not null check (region ~ '^[0-9]{6,12}$'), id uuid not null, filing_id uuid not null, step text not null, round integer not null`;

const STATEMENTS: readonly string[] = [
  // Whoever takes the next step takes it away; a post that is held no longer binds nobody.
  `alter table hengji.filing add column handler_post uuid`,
  `create table hengji.handing (
    ${AT}, action text not null check (action in ('hand-on', 'reassign')), from_post uuid, to_post uuid, said text not null, person_id uuid not null, post_id uuid not null,
    at timestamptz not null, primary key (region, id), check (action = 'reassign' or to_post is not null))`,
  `create index handing_filing on hengji.handing (region, filing_id, at)`,

  `create table hengji.asked_signer (
    ${AT}, signer_post uuid not null, said text not null, person_id uuid not null, post_id uuid not null, at timestamptz not null, taken_back_at timestamptz,
    primary key (region, id))`,
  `create unique index asked_signer_once on hengji.asked_signer (region, filing_id, step, round, signer_post) where taken_back_at is null`,
  `create index asked_signer_post on hengji.asked_signer (region, signer_post) where taken_back_at is null`,

  // Of the content that was signed: what is saved afterwards has to be signed anew.
  `create table hengji.signature (
    ${AT}, agrees boolean not null, opinion text not null, content_digest text not null, person_id uuid not null, post_id uuid not null, role text not null,
    at timestamptz not null, taken_back_at timestamptz, primary key (region, id), check (agrees or opinion <> ''))`,
  `create unique index signature_once on hengji.signature (region, filing_id, step, round, content_digest, person_id) where taken_back_at is null`,

  ...["handing", "asked_signer", "signature"].flatMap((table) => [
    `alter table hengji.${table} enable row level security`,
    `alter table hengji.${table} force row level security`,
    `create policy with_filing on hengji.${table} using (${REGION} and ${onFiling(table)}) with check (${REGION} and ${onFiling(table)})`,
  ]),
];
