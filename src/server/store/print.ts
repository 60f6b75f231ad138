import type { Tx } from "./db.ts";

/** A printed page: its code stands on it, its digest is of what was printed. */
export interface Print {
  readonly region: string;
  readonly code: string;
  readonly filingId: string;
  readonly version: number;
  readonly digest: string;
  readonly personId: string;
  readonly printedAt: Date;
}

export async function insertPrint(tx: Tx, print: Print): Promise<void> {
  await tx
    .insertInto("print")
    .values({
      region: print.region, code: print.code, filing_id: print.filingId, version: print.version, digest: print.digest, person_id: print.personId, printed_at: print.printedAt,
    })
    .execute();
}

/** Null for a code that is not seen: of a record out of reach, or of no record at all. */
export async function findPrint(tx: Tx, region: string, code: string): Promise<Print | null> {
  const row = await tx.selectFrom("print").selectAll().where("region", "=", region).where("code", "=", code).executeTakeFirst();
  return row === undefined
    ? null
    : { region, code, filingId: row.filing_id, version: row.version, digest: row.digest, personId: row.person_id, printedAt: row.printed_at };
}
