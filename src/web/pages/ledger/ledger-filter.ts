import { query } from "../../app/api/addresses.ts";

/** What the ledger shows, exactly as it stands in its address. */
export interface LedgerFilter {
  readonly book: string;
  readonly source: string;
  readonly month: string;
  readonly text: string;
}

const NAMES = ["book", "source", "month", "text"] as const;

export function readLedgerFilter(search: string): LedgerFilter {
  const given = new URLSearchParams(search);
  const [book, source, month, text] = NAMES.map((name) => (given.get(name) ?? "").slice(0, 100));
  return { book: book!, source: source!, month: /^([1-9]|1[0-2])$/.test(month!) ? month! : "", text: text! };
}

/** The part of an address after the path; empty when nothing is filtered, so that plain links stay plain. */
export function ledgerSearch(filter: LedgerFilter, more: Readonly<Record<string, string | number>> = {}): string {
  return query({ ...filter, ...more });
}

export function isFiltered(filter: LedgerFilter): boolean {
  return NAMES.some((name) => filter[name] !== "");
}
