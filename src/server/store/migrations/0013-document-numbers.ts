import { sql, type Kysely } from "kysely";

/** 文号: the number of the letter by which a goal was approved stands with the goal, so that a list of them asks no letters. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS: readonly string[] = [
  `alter table hengji.filing add column document_no text`,
  // Row security would hide them from the owner as well.
  `alter table hengji.filing no force row level security`,
  `alter table hengji.approval no force row level security`,
  `update hengji.filing set document_no = approval.document_no from hengji.approval where approval.region = filing.region and approval.id = filing.approval_id`,
  `alter table hengji.filing force row level security`,
  `alter table hengji.approval force row level security`,
];
