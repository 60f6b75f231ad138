import { sql, type Kysely } from "kysely";

/** 监控期: a subject's year has several monitoring forms. What is there is the first of its year; goals and self-evaluations stay the only ones. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS: readonly string[] = [
  `alter table hengji.filing add column period integer not null default 1 check (period between 1 and 99)`,
  `alter table hengji.filing add constraint filing_once check (period = 1 or stage = 'monitoring')`,
  `alter table hengji.filing drop constraint filing_region_subject_id_year_stage_key`,
  `alter table hengji.filing add constraint filing_of_period unique (region, subject_id, year, stage, period)`,
];
