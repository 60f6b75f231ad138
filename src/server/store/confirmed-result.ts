import { filingOfSubject, type Filing } from "./filing.ts";
import type { Tx } from "./db.ts";

/** 已定级的结果 of a subject's year: the evaluation of finance where it is confirmed, else the self-evaluation where that is; null where neither is. */
export async function confirmedResult(tx: Tx, region: string, subjectId: string, year: number): Promise<Filing | null> {
  for (const stage of ["evaluation", "self-evaluation"] as const) {
    const found = await filingOfSubject(tx, region, subjectId, year, stage);
    if (found !== null && found.frozenDigest !== null) return found;
  }
  return null;
}
