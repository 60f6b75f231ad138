import type { BudgetBook } from "../../core/pack/city.ts";
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
  readonly recordedAt: Date;
}

export async function insertSubjects(tx: Tx, subjects: readonly NewSubject[]): Promise<void> {
  for (const part of inParts(subjects)) {
    await tx
      .insertInto("subject")
      .values(part.map(({ unitId, unitPath, departmentId, madeAt, firstYear, lastYear, ...rest }) => ({ ...rest, unit_id: unitId, unit_path: unitPath, department_id: departmentId, made_at: madeAt, first_year: firstYear, last_year: lastYear })))
      .execute();
  }
}

/** Budgets as a city begins with them. What one had been changed by until then is an adjustment without a document. */
export async function insertBudgets(tx: Tx, budgets: readonly NewBudget[]): Promise<void> {
  for (const part of inParts(budgets)) {
    await tx
      .insertInto("budget")
      .values(part.map(({ region, subjectId, year, unitPath, source, initialFen, adjustedFen }) => ({
        region, subject_id: subjectId, year, unit_path: unitPath, source, initial_fen: initialFen, adjusted_fen: adjustedFen,
      })))
      .execute();
  }
  for (const part of inParts(budgets.filter(({ initialFen, adjustedFen }) => adjustedFen !== initialFen))) {
    await tx
      .insertInto("budget_adjustment")
      .values(part.map(({ region, subjectId, year, unitPath, source, initialFen, adjustedFen, recordedAt }) => ({
        region, id: randomUUID(), subject_id: subjectId, year, unit_path: unitPath, source, document_no: null, adjusted_on: null,
        amount_fen: adjustedFen - initialFen, before_fen: initialFen, after_fen: adjustedFen, recorded_at: recordedAt,
      })))
      .execute();
  }
}
