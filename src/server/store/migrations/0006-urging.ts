import { sql, type Kysely } from "kysely";

/**
 * 催办: who urged whoever holds a filing, when and with what words. When it was urged last stands with the filing as well, so that its holder
 * finds what was urged without looking through all that waits; the next step takes it away.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const REGION = `region = (select nullif(current_setting('app.region', true), ''))`;
/** Seen by whoever sees the filing, by the filing's own policy. */
const ON_FILING = `exists (select 1 from hengji.filing where filing.region = urging.region and filing.id = urging.filing_id)`;

const STATEMENTS: readonly string[] = [
  `create table hengji.urging (
    region text not null check (region ~ '^[0-9]{6,12}$'), id uuid not null, filing_id uuid not null, step text not null, round integer not null,
    said text not null, person_id uuid not null, post_id uuid not null, at timestamptz not null, primary key (region, id))`,
  `create index urging_filing on hengji.urging (region, filing_id, at)`,
  `alter table hengji.urging enable row level security`,
  `alter table hengji.urging force row level security`,
  `create policy with_filing on hengji.urging using (${REGION} and ${ON_FILING}) with check (${REGION} and ${ON_FILING})`,
  `alter table hengji.filing add column urged_at timestamptz`,
  `create index filing_urged on hengji.filing (region, holder, urged_at) where urged_at is not null`,
];
