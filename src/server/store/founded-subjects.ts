import type { CityAdjustment } from "../../core/pack/city.ts";
import type { BudgetBook } from "../../core/subject/budget-book.ts";
import type { SubjectAttribute } from "../../core/subject/subject-kind.ts";
import { randomUUID } from "node:crypto";
import type { Tx } from "./db.ts";
import { inParts } from "./in-parts.ts";

/** A project as a city is founded with it. */
export interface NewSubject {
  readonly region: string;
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly book: BudgetBook;
  readonly attribute: SubjectAttribute | null;
  readonly parentId: string | null;
  readonly tags: readonly string[];
  readonly unitId: string;
  readonly unitPath: string;
  readonly departmentId: string;
  readonly madeAt: Date;
  readonly firstYear: number;
  readonly lastYear: number | null;
}

export interface NewBudget {
  readonly region: string;
  readonly subjectId: string;
  readonly year: number;
  readonly unitPath: string;
  readonly source: string;
  readonly initialFen: bigint;
  readonly adjustedFen: bigint;
  /** With their documents, oldest first; left out where nobody knows them. */
  readonly adjustments?: readonly CityAdjustment[];
  readonly recordedAt: Date;
}

export async function insertSubjects(tx: Tx, subjects: readonly NewSubject[]): Promise<void> {
  for (const part of inParts(subjects)) {
    await tx
      .insertInto("subject")
      .values(part.map(({ parentId, tags, unitId, unitPath, departmentId, madeAt, firstYear, lastYear, ...rest }) => ({
        ...rest, parent_id: parentId, tags: [...tags], unit_id: unitId, unit_path: unitPath, department_id: departmentId, made_at: madeAt, first_year: firstYear, last_year: lastYear,
      })))
      .execute();
  }
}

/** Budgets as a city begins with them. What one had been changed by until then is an adjustment without a document, where the city names none. */
export async function insertBudgets(tx: Tx, budgets: readonly NewBudget[]): Promise<void> {
  for (const part of inParts(budgets)) {
    await tx
      .insertInto("budget")
      .values(part.map(({ region, subjectId, year, unitPath, source, initialFen, adjustedFen }) => ({
        region, subject_id: subjectId, year, unit_path: unitPath, source, initial_fen: initialFen, adjusted_fen: adjustedFen,
      })))
      .execute();
  }
  for (const part of inParts(budgets.flatMap(adjustmentRows))) await tx.insertInto("budget_adjustment").values(part).execute();
}

function adjustmentRows({ region, subjectId, year, unitPath, source, initialFen, adjustedFen, adjustments, recordedAt }: NewBudget) {
  const known: readonly { readonly documentNo: string | null; readonly on: string | null; readonly amountFen: bigint }[] =
    adjustments ?? (adjustedFen === initialFen ? [] : [{ documentNo: null, on: null, amountFen: adjustedFen - initialFen }]);
  let after = initialFen;
  return known.map(({ documentNo, on, amountFen }) => {
    const before = after;
    after += amountFen;
    return { region, id: randomUUID(), subject_id: subjectId, year, unit_path: unitPath, source, document_no: documentNo, adjusted_on: on, amount_fen: amountFen, before_fen: before, after_fen: after, recorded_at: recordedAt };
  });
}
