import { sql, type Kysely } from "kysely";

/** 不予公开: kept from the public while it is determined whether it may be disclosed (保密审查). Marks of before stay as they were made. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

export const STATEMENTS: readonly string[] = [
  `alter table hengji.withholding drop constraint withholding_reason_check`,
  `alter table hengji.withholding add constraint withholding_reason_check check (reason in ('secrecy-review', 'personal-or-commercial', 'other-lawful', 'classified'))`,
];
