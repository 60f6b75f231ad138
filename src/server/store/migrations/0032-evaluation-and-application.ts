import { sql, type Kysely } from "kysely";

/** 绩效评价 by finance and 结果应用 are stages of their own. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS: readonly string[] = [
  `alter table hengji.filing drop constraint filing_stage_check`,
  `alter table hengji.filing add constraint filing_stage_check check (stage in ('goal', 'monitoring', 'self-evaluation', 'evaluation', 'application'))`,
];
