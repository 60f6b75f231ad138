import { sql } from "kysely";
import type { BudgetBook } from "../../core/subject/budget-book.ts";
import type { Tx } from "./db.ts";
import { belongsToYear } from "./subject-years.ts";

/** A subject that may be applied for, with what is budgeted for it in the year; null where nothing is recorded. */
export interface SubjectToEvaluate {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly book: BudgetBook;
  readonly attribute: string | null;
  readonly budgetFen: string | null;
}

/** Subjects of a unit of these kinds that have no application in the year, that belong to it and are not classified; new ones first. */
export async function subjectsToEvaluate(tx: Tx, region: string, unitId: string, year: number, kinds: readonly string[], limit: number): Promise<readonly SubjectToEvaluate[]> {
  return tx
    .selectFrom("subject")
    .select([
      "id", "code", "name", "kind", "book", "attribute",
      sql<string | null>`(select sum(initial_fen)::text from hengji.budget where budget.region = subject.region and budget.subject_id = subject.id and budget.year = ${year})`.as("budgetFen"),
    ])
    .where("region", "=", region).where("unit_id", "=", unitId).where("classified", "=", false)
    .where(sql<boolean>`subject.kind = any(${[...kinds]}::text[]) and ${belongsToYear(year)}
      and not exists (select 1 from hengji.ex_ante where ex_ante.region = subject.region and ex_ante.subject_id = subject.id and ex_ante.year = ${year})`)
    .orderBy(sql`case when subject.attribute in ('new', 'in-year') then 0 else 1 end`).orderBy("code")
    .limit(limit).execute();
}
