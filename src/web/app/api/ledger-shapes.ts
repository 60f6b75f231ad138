import type { LedgerOfSubject, LedgerPage } from "../../../server/queries/ledger.ts";
import type { LedgerImported } from "../../../server/commands/import-ledger.ts";
import type { LedgerImportShown, NamedImport } from "../../../server/queries/ledger-imports.ts";
import type { Told } from "./told.ts";
import type { SpokenProblem } from "./wire.ts";

/** Amounts in fen as text, null where none is recorded, which is never zero; 执行率 in percent, null where there is no budget. */
export interface Money {
  readonly initialFen: string | null;
  readonly adjustedFen: string | null;
  readonly paidFen: string;
  readonly rate: string | null;
  readonly overspent: boolean;
}

/** Wherever the server has money, the rate comes with it. */
type WithRate<Item> = Item extends { readonly paidFen: string; readonly initialFen: string | null } ? Item & Money : Item;

type Listed = Told<LedgerPage>;
type Single = Told<LedgerOfSubject>;

export type LedgerItem = WithRate<Listed["items"][number]>;
export type LedgerSource = Listed["sources"][number];
type SourceMoney = WithRate<Listed["bySource"][number]>;

/** `GET /api/{year}/ledger` */
export interface LedgerKnown extends Omit<Listed, "total" | "books" | "bySource" | "items"> {
  readonly total: Money;
  readonly books: readonly WithRate<Listed["books"][number]>[];
  readonly bySource: readonly SourceMoney[];
  readonly items: readonly LedgerItem[];
}

/** `GET /api/{year}/ledger/subjects/{id}` */
export interface SubjectLedgerKnown extends Omit<Single, "item" | "bySource"> {
  readonly item: LedgerItem;
  readonly bySource: readonly SourceMoney[];
}

type Imported = Told<LedgerImported>;

/** What an import took, or would take; what was left out is told in words. */
export interface LedgerTaken extends Omit<Imported, "leftOut" | "before" | "after"> {
  readonly dry: boolean;
  readonly leftOut: readonly { readonly sheet: string; readonly row: number | null; readonly column: string; readonly problem: SpokenProblem }[];
  readonly leftOutCount: number;
  readonly before: Money;
  readonly after: Money;
}

export type ImportListed = Told<NamedImport>;

/** `GET /api/{year}/ledger/imports/{id}`; what is in the way is told in words. */
export interface ImportKnown extends Omit<Told<LedgerImportShown>, "inTheWay"> {
  readonly inTheWay: readonly SpokenProblem[];
}
