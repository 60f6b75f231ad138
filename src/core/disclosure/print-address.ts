import { STAGES, type Stage } from "../form/filing-values.ts";

/** The record a printed page belongs to. */
export interface PrintedPage {
  readonly year: number;
  readonly stage: Stage;
  readonly filingId: string;
  readonly code: string;
}

/** Address of a print below the server's own: what the QR code leads to. */
export function printAddress({ year, stage, filingId, code }: PrintedPage): string {
  return `/print/${year}/${stage}/${filingId}/${code}`;
}

/** Which print the text of a QR code names; null where it is none of ours. The name of the server is not asked: it may have changed since. */
export function readPrintAddress(text: string): PrintedPage | null {
  const [, year = "", stage, filingId = "", code = ""] =
    /\/print\/(20\d\d)\/([a-z-]{1,40})\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/([0-9A-HJKMNP-TV-Z]{16})$/.exec(text) ?? [];
  const known = STAGES.find((name) => name === stage);
  return known === undefined ? null : { year: Number(year), stage: known, filingId, code };
}
