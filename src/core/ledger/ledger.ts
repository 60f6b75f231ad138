import type { Problem } from "../basics/problem.ts";

/** 资金台账: what a row of it can be. 年初预算、预算调整、支付. */
export const LEDGER_KINDS = ["budget", "adjustment", "payment"] as const;
export type LedgerKind = (typeof LEDGER_KINDS)[number];

/** A money line of the forms with everything it is called there. */
export interface LedgerSource {
  readonly id: string;
  readonly names: readonly string[];
}

/** Where a row stands in its workbook. */
export interface RowPlace {
  readonly sheet: string;
  readonly row: number;
  /** Letters of the columns by what they hold, so that a problem found later names its cell. */
  readonly columns: Readonly<Record<string, string>>;
}

/** What all rows say: which project, and from which money. */
export interface RowHead extends RowPlace {
  /** Empty where the workbook names projects only. */
  readonly code: string;
  readonly name: string;
  /** Code of a book, empty where the workbook does not say. */
  readonly book: string;
  readonly source: string;
}

export interface BudgetRow extends RowHead {
  readonly kind: "budget";
  readonly initialFen: bigint;
}

export interface AdjustmentRow extends RowHead {
  readonly kind: "adjustment";
  readonly documentNo: string;
  readonly adjustedOn: string;
  readonly amountFen: bigint;
  /** What the workbook says the budget was before; null where it does not. */
  readonly beforeFen: bigint | null;
}

export interface PaymentRow extends RowHead {
  readonly kind: "payment";
  readonly voucher: string;
  readonly paidOn: string;
  /** Only the month was given; the day is its last. */
  readonly byMonth: boolean;
  readonly amountFen: bigint;
}

export type LedgerRow = BudgetRow | AdjustmentRow | PaymentRow;

/** A row, or a whole sheet, that is not taken: the cell, why, and what to do (in the words of the problem). */
export interface LeftOut {
  readonly sheet: string;
  /** Null for a whole sheet. */
  readonly row: number | null;
  /** Letters of the column; empty for a whole row. */
  readonly column: string;
  readonly problem: Problem;
}

/** What was made of a sheet, said before anything is taken. */
export interface SheetRead {
  readonly sheet: string;
  readonly kind: LedgerKind;
  readonly headingRow: number;
  readonly unit: "yuan" | "wan";
  /** Rows of the list, sums and empty ones aside. */
  readonly rows: number;
  /** Rows of sums, which are left aside. */
  readonly sums: number;
  /** Lines below the list that explain it, which are left aside. */
  readonly notes: number;
  /** Headings that mean nothing here and were not read. */
  readonly unread: readonly string[];
}

export function leftOut({ sheet, row, columns }: RowPlace, field: string, made: Problem): LeftOut {
  // An adjustment may stand under a plain heading of amounts, or be told by what the budget came to.
  const column = columns[field] ?? (field === "delta" ? (columns["amount"] ?? columns["after"]) : undefined) ?? "";
  return { sheet, row, column, problem: { ...made, where: `${sheet}!${column}${row}` } };
}
