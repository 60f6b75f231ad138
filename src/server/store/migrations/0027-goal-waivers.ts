import { sql, type Kysely } from "kysely";

/** 豁免目标: of which subjects the later stages of a year may begin without an approved goal, why, and by whom; one that was taken back stays. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const REGION = `region = (select nullif(current_setting('app.region', true), ''))`;
/** Seen by whoever sees the subject, by the subject's own policy. */
const ON_SUBJECT = `exists (select 1 from hengji.subject where subject.region = goal_waiver.region and subject.id = goal_waiver.subject_id)`;

const STATEMENTS: readonly string[] = [
  `create table hengji.goal_waiver (
    region text not null check (region ~ '^[0-9]{6,12}$'), id uuid not null, subject_id uuid not null, year integer not null check (year between 2000 and 2100),
    reason text not null check (reason <> ''), person_id uuid not null, post_id uuid not null, waived_at timestamptz not null, taken_back_at timestamptz, taken_back_by uuid,
    primary key (region, id), check ((taken_back_at is null) = (taken_back_by is null)))`,
  `create unique index goal_waiver_standing on hengji.goal_waiver (region, subject_id, year) where taken_back_at is null`,
  `alter table hengji.goal_waiver enable row level security`,
  `alter table hengji.goal_waiver force row level security`,
  `create policy with_subject on hengji.goal_waiver using (${REGION} and ${ON_SUBJECT}) with check (${REGION} and ${ON_SUBJECT})`,
];
