import type { Tx } from "./db.ts";
import { FILING_FORMAT } from "./filing.ts";

/** What somebody has typed and not saved. */
export interface FilingDraft {
  readonly baseVersion: number;
  readonly content: string;
  readonly savedAt: Date;
}

/** The draft of a person; row security shows nobody another's. */
export async function findDraft(tx: Tx, region: string, filingId: string, personId: string): Promise<FilingDraft | null> {
  const row = await tx
    .selectFrom("filing_draft")
    .select(["base_version", "content", "saved_at"])
    .where("region", "=", region)
    .where("filing_id", "=", filingId)
    .where("person_id", "=", personId)
    .executeTakeFirst();
  return row === undefined ? null : { baseVersion: row.base_version, content: row.content, savedAt: row.saved_at };
}

export async function saveDraft(tx: Tx, region: string, filingId: string, personId: string, draft: FilingDraft): Promise<void> {
  const typed = { base_version: draft.baseVersion, content: draft.content, content_format: FILING_FORMAT, saved_at: draft.savedAt };
  await tx
    .insertInto("filing_draft")
    .values({ region, filing_id: filingId, person_id: personId, ...typed })
    .onConflict((conflict) => conflict.columns(["region", "filing_id", "person_id"]).doUpdateSet(typed))
    .execute();
}

/** False when there was none. */
export async function deleteDraft(tx: Tx, region: string, filingId: string, personId: string): Promise<boolean> {
  const outcome = await tx
    .deleteFrom("filing_draft")
    .where("region", "=", region)
    .where("filing_id", "=", filingId)
    .where("person_id", "=", personId)
    .executeTakeFirst();
  return outcome.numDeletedRows === 1n;
}
