import type { Tx } from "./db.ts";

/** A scan of a stamped page; the file itself lies in the data folder under its digest. */
export interface Scan {
  readonly region: string;
  readonly id: string;
  readonly filingId: string;
  readonly printCode: string;
  readonly pages: number;
  readonly name: string;
  readonly media: string;
  readonly bytes: bigint;
  readonly digest: string;
  readonly personId: string;
  readonly at: Date;
}

export async function insertScan(tx: Tx, scan: Scan): Promise<void> {
  await tx
    .insertInto("scan")
    .values({
      region: scan.region, id: scan.id, filing_id: scan.filingId, print_code: scan.printCode, pages: scan.pages, name: scan.name, media: scan.media,
      bytes: scan.bytes, digest: scan.digest, person_id: scan.personId, at: scan.at,
    })
    .execute();
}
