import { sql, type Kysely } from "kysely";

/** 下达填报任务: under which packs the records of a year, stage and period begin, from when on, by whom, and with what words. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const setting = (name: string): string => `(select nullif(current_setting('app.${name}', true), ''))`;
const REGION = `region = ${setting("region")}`;
/** Whoever does the bureau's work; consultants see what is assigned to them, and no word to the units. */
const AT_WORK = `${setting("role")} is not null and ${setting("role")} not in ('system-admin', 'security-admin', 'audit-admin', 'third-party-reviewer')`;

const STATEMENTS: readonly string[] = [
  `create table hengji.issued_task (
    region text not null check (region ~ '^[0-9]{6,12}$'), year integer not null check (year between 2000 and 2100), stage text not null check (stage <> ''), period integer not null check (period > 0),
    number integer not null check (number > 0), id uuid not null, pack_digest text not null check (pack_digest ~ '^[0-9a-f]{64}$'), document_no text not null, words text not null,
    person_id uuid not null, post_id uuid not null, issued_at timestamptz not null,
    primary key (region, year, stage, period, number), unique (region, id))`,
  `alter table hengji.issued_task enable row level security`,
  `alter table hengji.issued_task force row level security`,
  `create policy issued_task_read on hengji.issued_task for select using (${REGION} and ${AT_WORK})`,
  `create policy issued_task_issue on hengji.issued_task for insert with check (${REGION} and ${AT_WORK})`,
];
