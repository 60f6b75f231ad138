import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { ActingContext } from "../context.ts";
import { filingDigest } from "../store/filing-digest.ts";
import { findFiling, headOf, valuesOf, type FilingKey } from "../store/filing.ts";
import { insertPrint } from "../store/print.ts";

export interface PrintMade {
  readonly code: string;
  readonly version: number;
  readonly digest: string;
}

/** 打印: makes a page of a filing as it stands now, under a code by which a stamped copy finds back. `code` is a new one. */
export async function makePrint(context: ActingContext, key: FilingKey, code: string): Promise<Result<PrintMade>> {
  const { tx, region, now, acting, packs } = context;
  if (!hasDuty(packs, acting.role, "print")) return refused(problem("duty.missing", "", { duty: "print" }));
  const filing = await findFiling(tx, region, key);
  if (filing === null) return refused(problem("filing.unknown"));
  const { id, version, year, stage } = filing;
  const digest = filingDigest(headOf(filing), valuesOf(filing));
  await insertPrint(tx, { region, code, filingId: id, version, digest, personId: acting.personId, printedAt: now });
  await context.record({ verb: "filing.printed", subject: id, year, stage, digestAfter: digest, detail: { code, version } });
  return done({ code, version, digest });
}
