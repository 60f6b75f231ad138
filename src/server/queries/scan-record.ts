import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { ActingContext } from "../context.ts";
import { scannedRecord, type ScanExpected, type ScannedCodes } from "../store/scanned-record.ts";

/** Whether somebody may bring scans at all; asked before a single byte of one is taken. */
export async function mayScan({ acting, packs }: ActingContext): Promise<Result<null>> {
  return hasDuty(packs, acting.role, "scan") ? done(null) : refused(problem("duty.missing", "", { duty: "scan" }));
}

/** Whether a scan has a record; asked before its file is kept. */
export async function hasScanRecord({ tx, region }: ActingContext, codes: ScannedCodes, expected: ScanExpected): Promise<Result<null>> {
  const found = await scannedRecord(tx, region, codes, expected);
  return found.ok ? done(null) : found;
}
