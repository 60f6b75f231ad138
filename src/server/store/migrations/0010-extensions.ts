import { sql, type Kysely } from "kysely";

/**
 * 延期: who gave a filing a later last day for the step it is at, from which day, and why. The day itself stands with the filing as well, so
 * that lists know what is late; the next step takes it away.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const REGION = `region = (select nullif(current_setting('app.region', true), ''))`;
/** Seen by whoever sees the filing, by the filing's own policy. */
const ON_FILING = `exists (select 1 from hengji.filing where filing.region = extension.region and filing.id = extension.filing_id)`;

const STATEMENTS: readonly string[] = [
  `create table hengji.extension (
    region text not null check (region ~ '^[0-9]{6,12}$'), id uuid not null, filing_id uuid not null, step text not null, round integer not null,
    until_day date not null, due_day date, reason text not null check (reason <> ''), person_id uuid not null, post_id uuid not null, at timestamptz not null,
    primary key (region, id))`,
  `create index extension_filing on hengji.extension (region, filing_id, at)`,
  `alter table hengji.extension enable row level security`,
  `alter table hengji.extension force row level security`,
  `create policy with_filing on hengji.extension using (${REGION} and ${ON_FILING}) with check (${REGION} and ${ON_FILING})`,
  `alter table hengji.filing add column extended_until date`,
];
