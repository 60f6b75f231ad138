import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { ActingContext } from "../context.ts";
import { filingDigest } from "../store/filing-digest.ts";
import { headOf, valuesOf } from "../store/filing.ts";
import { insertScan } from "../store/scan.ts";
import { scannedRecord, type ScanExpected, type ScannedCodes } from "../store/scanned-record.ts";

/** A scan that was read; the file lies in the data folder already. */
export interface ScanToMatch {
  readonly codes: ScannedCodes;
  readonly sheets: number;
  readonly name: string;
  readonly media: string;
  readonly bytes: number;
  readonly digest: string;
}

export interface ScanMatched {
  readonly filingId: string;
  readonly name: string;
  readonly code: string;
  /** The version that was printed. */
  readonly version: number;
  /** Whether the record still says what was printed. */
  readonly current: boolean;
}

/** 扫描件归入: files a scan of a stamped page under the record whose code it carries. */
export async function matchScan(context: ActingContext, expected: ScanExpected, scan: ScanToMatch): Promise<Result<ScanMatched>> {
  const { tx, region, now, acting, packs } = context;
  if (!hasDuty(packs, acting.role, "scan")) return refused(problem("duty.missing", "", { duty: "scan" }));
  const found = await scannedRecord(tx, region, scan.codes, expected);
  if (!found.ok) return found;
  const { print, filing } = found.value;
  const id = context.newId();
  const current = print.digest === filingDigest(headOf(filing), valuesOf(filing));
  await insertScan(tx, {
    region, id, filingId: filing.id, printCode: print.code, pages: scan.sheets, name: scan.name, media: scan.media, bytes: BigInt(scan.bytes), digest: scan.digest,
    personId: acting.personId, at: now,
  });
  await context.record({
    verb: "scan.matched", subject: filing.id, year: filing.year, stage: filing.stage, digestAfter: scan.digest,
    detail: { scan: id, code: print.code, version: print.version, current: current ? 1 : 0 },
  });
  return done({ filingId: filing.id, name: filing.name, code: print.code, version: print.version, current });
}
