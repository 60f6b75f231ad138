import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { PrintedPage } from "../../core/disclosure/print-address.ts";
import type { Stage } from "../../core/form/filing-values.ts";
import type { Tx } from "./db.ts";
import { findFiling, type Filing } from "./filing.ts";
import { findPrint, type Print } from "./print.ts";

/** What the QR codes of a scan say. */
export interface ScannedCodes {
  /** How many codes were read, ours or not. */
  readonly found: number;
  /** Those that name a print. */
  readonly pages: readonly PrintedPage[];
}

/** The record a scan was brought to. */
export interface ScanExpected {
  readonly year: number;
  readonly stage: Stage;
  /** Null where it is to find its own within year and stage. */
  readonly filingId: string | null;
}

/** The print and the record that a scan belongs to, or why there is none. */
export async function scannedRecord(tx: Tx, region: string, { found, pages }: ScannedCodes, expected: ScanExpected): Promise<Result<{ readonly print: Print; readonly filing: Filing }>> {
  const codes = [...new Set(pages.map(({ code }) => code))];
  if (codes.length === 0) return refused(problem(found === 0 ? "scan.no-code" : "scan.foreign-code"));
  const prints: Print[] = [];
  for (const code of codes) {
    const print = await findPrint(tx, region, code);
    if (print !== null) prints.push(print);
  }
  if (prints.length === 0) return refused(problem("scan.code-unknown", "", { code: codes[0]! }));
  if (prints.length < codes.length || prints.some(({ filingId }) => filingId !== prints[0]!.filingId)) return refused(problem("scan.several-records", "", { count: codes.length }));
  // Of several prints of one record the one that was made last counts.
  const print = prints.reduce((last, one) => (one.printedAt > last.printedAt ? one : last));
  const { year, stage } = pages.find(({ code }) => code === print.code)!;
  const filing = await findFiling(tx, region, { year, stage, id: print.filingId });
  if (filing === null) return refused(problem("scan.code-unknown", "", { code: print.code }));
  if (filing.stage !== expected.stage) return refused(problem("scan.other-stage", "", { name: filing.name, year: filing.year }));
  const isOther = filing.year !== expected.year || (expected.filingId !== null && expected.filingId !== filing.id);
  return isOther ? refused(problem("scan.other-record", "", { name: filing.name, year: filing.year })) : done({ print, filing });
}
