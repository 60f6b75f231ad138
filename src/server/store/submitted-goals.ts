import { sql } from "kysely";
import type { FilingHead, FilingValues } from "../../core/form/filing-values.ts";
import type { BudgetBook } from "../../core/subject/budget-book.ts";
import { SCHEMA, type Tx } from "./db.ts";
import { withinReach, type Reach } from "./reach.ts";

/** A goal that went on from whoever filled it at least once. */
export interface StoredGoal {
  readonly id: string;
  readonly code: string;
  readonly book: BudgetBook;
  readonly head: FilingHead;
  readonly values: FilingValues;
  readonly returned: boolean;
}

/** Goals of a year that were handed on, by the codes of their subjects. */
export async function submittedGoals(tx: Tx, region: string, year: number, reach: Reach, most: number): Promise<readonly StoredGoal[]> {
  const { rows } = await sql<{ id: string; code: string; book: BudgetBook; name: string; department_name: string; unit_name: string; content: string; round: number }>`
    select filing.id, subject.code, subject.book, filing.name, filing.department_name, filing.unit_name, filing.content, filing.round
    from ${sql.id(SCHEMA, "filing")} as filing join ${sql.id(SCHEMA, "subject")} as subject on subject.region = filing.region and subject.id = filing.subject_id
    where filing.region = ${region} and filing.year = ${year} and filing.stage = 'goal' and ${withinReach(sql`filing.unit_path`, sql`filing.subject_id`, reach)}
      and (filing.holder is distinct from 'unit-officer' or filing.round > 1)
    order by subject.code, filing.id limit ${most}`.execute(tx);
  return rows.map(({ id, code, book, round, ...row }) => ({
    id, code, book, returned: round > 1, head: { stage: "goal", year, name: row.name, department: row.department_name, unit: row.unit_name }, values: JSON.parse(row.content) as FilingValues,
  }));
}
