import { sql, type Kysely } from "kysely";

/** Filings of every kind of subject: the kind stands with the filing, so that lists show and filter it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS: readonly string[] = [
  `alter table hengji.filing add column subject_kind text not null default 'project'`,
];
