import { sql, type Kysely } from "kysely";

/** 涉密项目: of what is classified the kind is not kept either; rows of before lose theirs, and no new one has any. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

export const STATEMENTS: readonly string[] = [
  // The owner is held by row security as well, and what is there already has to be seen.
  `alter table hengji.subject no force row level security`,
  `update hengji.subject set kind = 'project' where classified and kind <> 'project'`,
  `alter table hengji.subject force row level security`,
  `alter table hengji.subject add constraint classified_says_no_kind check (not classified or kind = 'project')`,
];
