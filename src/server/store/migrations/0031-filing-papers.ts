import { sql, type Kysely } from "kysely";

/** 随表文书: review sheets and reports that go with a filing, one for each step and round it was written in, and what somebody is typing. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const REGION = `region = (select nullif(current_setting('app.region', true), ''))`;
const PERSON = `(select nullif(current_setting('app.person', true), '')::uuid)`;
/** Seen by whoever sees the filing, by the filing's own policy. */
const onFiling = (table: string): string => `exists (select 1 from hengji.filing where filing.region = ${table}.region and filing.id = ${table}.filing_id)`;
const CODE = "~ '^[a-z0-9]+(-[a-z0-9]+)*$'";

const STATEMENTS: readonly string[] = [
  `create table hengji.filing_paper (
    region text not null check (region ~ '^[0-9]{6,12}$'), id uuid not null, filing_id uuid not null, paper text not null check (paper ${CODE}),
    step text not null, round integer not null, saved integer not null check (saved > 0), content text not null, content_format integer not null,
    content_digest text not null check (content_digest ~ '^[0-9a-f]{64}$'), filing_version integer not null, filing_digest text not null check (filing_digest ~ '^[0-9a-f]{64}$'),
    person_id uuid not null, post_id uuid not null, saved_at timestamptz not null,
    primary key (region, id), unique (region, filing_id, paper, step, round))`,
  `create table hengji.filing_paper_draft (
    region text not null check (region ~ '^[0-9]{6,12}$'), filing_id uuid not null, paper text not null check (paper ${CODE}), person_id uuid not null,
    step text not null, round integer not null, content text not null, content_format integer not null, saved_at timestamptz not null,
    primary key (region, filing_id, paper, person_id))`,
  ...["filing_paper", "filing_paper_draft"].flatMap((table) => [`alter table hengji.${table} enable row level security`, `alter table hengji.${table} force row level security`]),
  `create policy with_filing on hengji.filing_paper using (${REGION} and ${onFiling("filing_paper")}) with check (${REGION} and ${onFiling("filing_paper")})`,
  `create policy own_draft on hengji.filing_paper_draft using (${REGION} and person_id = ${PERSON} and ${onFiling("filing_paper_draft")})
    with check (${REGION} and person_id = ${PERSON} and ${onFiling("filing_paper_draft")})`,
];
