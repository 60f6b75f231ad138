import { sql, type Kysely } from "kysely";

/** Which projects a year's disclosure leaves out on lawful grounds, by whom and since when; a mark that was taken back stays, with who took it back. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const REGION = `region = (select nullif(current_setting('app.region', true), ''))`;
/** Seen by whoever sees the project, by the project's own policy: whoever saw the one and not the other would publish it. */
const ON_SUBJECT = `exists (select 1 from hengji.subject where subject.region = withholding.region and subject.id = withholding.subject_id)`;

const STATEMENTS: readonly string[] = [
  `create table hengji.withholding (
    region text not null check (region ~ '^[0-9]{6,12}$'), id uuid not null, subject_id uuid not null, year integer not null check (year between 2000 and 2100),
    reason text not null check (reason in ('classified', 'personal-or-commercial', 'other-lawful')), ground text not null,
    person_id uuid not null, post_id uuid not null, withheld_at timestamptz not null, released_at timestamptz, released_by uuid, released_post uuid,
    primary key (region, id), check ((reason = 'other-lawful') = (ground <> '')),
    check ((released_at is null) = (released_by is null) and (released_at is null) = (released_post is null)))`,
  `create unique index withholding_standing on hengji.withholding (region, subject_id, year) where released_at is null`,
  `alter table hengji.withholding enable row level security`,
  `alter table hengji.withholding force row level security`,
  `create policy with_subject on hengji.withholding using (${REGION} and ${ON_SUBJECT}) with check (${REGION} and ${ON_SUBJECT})`,
];
