import type { LedgerKind } from "../../../core/ledger/ledger.ts";
import type { Bilingual } from "../../../core/workflow/workflow.ts";
import type { SpokenProblem } from "./wire.ts";

/** Amounts in fen as text; null where none is recorded, which is never zero. */
export interface Money {
  readonly initialFen: string | null;
  readonly adjustedFen: string | null;
  readonly paidFen: string;
  /** 执行率 in percent; null where there is no budget. */
  readonly rate: string | null;
  readonly overspent: boolean;
}

export interface LedgerItem extends Money {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly book: string;
  readonly unit: string;
  readonly department: string;
}

export interface LedgerSource {
  readonly id: string;
  readonly title: Bilingual;
}

/** `GET /api/{year}/ledger` */
export interface LedgerKnown {
  readonly mayImport: boolean;
  readonly sources: readonly LedgerSource[];
  readonly subjects: number;
  readonly total: Money;
  readonly books: readonly (Money & { readonly book: string })[];
  readonly bySource: readonly (Money & { readonly source: string })[];
  readonly months: readonly { readonly month: number; readonly paidFen: string; readonly adjustedByFen: string }[];
  readonly items: readonly LedgerItem[];
  readonly next: string | null;
}

/** `GET /api/{year}/ledger/subjects/{id}` */
export interface SubjectLedgerKnown {
  readonly sources: readonly LedgerSource[];
  readonly item: LedgerItem;
  readonly bySource: readonly (Money & { readonly source: string })[];
  readonly adjustments: readonly { readonly source: string; readonly documentNo: string | null; readonly adjustedOn: string | null; readonly amountFen: string; readonly beforeFen: string | null; readonly afterFen: string }[];
  readonly payments: readonly { readonly source: string; readonly voucher: string; readonly paidOn: string; readonly amountFen: string }[];
  readonly more: boolean;
}

/** What an import took, or would take. */
export interface LedgerTaken {
  readonly dry: boolean;
  readonly sheets: readonly { readonly sheet: string; readonly kind: LedgerKind; readonly headingRow: number; readonly unit: "yuan" | "wan"; readonly rows: number; readonly sums: number; readonly unread: readonly string[] }[];
  readonly taken: Readonly<Record<LedgerKind, { readonly rows: number; readonly fen: string }>>;
  readonly repeated: Readonly<Record<LedgerKind, number>>;
  readonly byMonth: number;
  readonly leftOut: readonly { readonly sheet: string; readonly row: number | null; readonly column: string; readonly problem: SpokenProblem }[];
  readonly leftOutCount: number;
  readonly before: Money;
  readonly after: Money;
}
