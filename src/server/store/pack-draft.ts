import type { PackSource } from "../../core/pack/source.ts";
import type { Tx } from "./db.ts";
import type { Drafter } from "./workflow-version.ts";

/** The form of the JSON text in which a draft is written now. */
const DRAFT_FORMAT = 1;

/** What a bureau is to lay upon its packs next. */
export interface PackDraft {
  readonly id: string;
  /** Digest of the packs it was begun on. */
  readonly basedOn: string;
  /** The bureau's own layers, the lowest first. */
  readonly own: readonly PackSource[];
  /** Of all packs with them. */
  readonly digest: string;
  readonly reason: string;
  readonly draftedBy: readonly Drafter[];
  /** Counts its saves from 1. */
  readonly saved: number;
  readonly savedAt: Date;
}

export async function findPackDraft(tx: Tx, region: string): Promise<PackDraft | null> {
  const row = await tx.selectFrom("pack_draft").selectAll().where("region", "=", region).executeTakeFirst();
  return row === undefined ? null : draftOf(row);
}

/** Held until the transaction ends: of two who work on it the second sees what the first did. */
export async function lockPackDraft(tx: Tx, region: string): Promise<PackDraft | null> {
  const row = await tx.selectFrom("pack_draft").selectAll().where("region", "=", region).forUpdate().executeTakeFirst();
  return row === undefined ? null : draftOf(row);
}

/** Adds it, or writes over what was there; false where somebody else has just begun one. */
export async function savePackDraft(tx: Tx, region: string, draft: PackDraft): Promise<boolean> {
  const values = {
    based_on: draft.basedOn, content: JSON.stringify(draft.own), content_format: DRAFT_FORMAT, digest: draft.digest, reason: draft.reason, drafted_by: JSON.stringify(draft.draftedBy),
    saved: draft.saved, saved_at: draft.savedAt,
  };
  if (draft.saved > 1) {
    await tx.updateTable("pack_draft").set(values).where("region", "=", region).executeTakeFirstOrThrow();
    return true;
  }
  const outcome = await tx.insertInto("pack_draft").values({ region, id: draft.id, ...values }).onConflict((conflict) => conflict.columns(["region"]).doNothing()).executeTakeFirst();
  return outcome.numInsertedOrUpdatedRows === 1n;
}

export async function deletePackDraft(tx: Tx, region: string): Promise<void> {
  await tx.deleteFrom("pack_draft").where("region", "=", region).execute();
}

interface Row {
  readonly id: string;
  readonly based_on: string;
  readonly content: string;
  readonly digest: string;
  readonly reason: string;
  readonly drafted_by: string;
  readonly saved: number;
  readonly saved_at: Date;
}

function draftOf(row: Row): PackDraft {
  return {
    id: row.id, basedOn: row.based_on, own: JSON.parse(row.content) as PackSource[], digest: row.digest, reason: row.reason, draftedBy: JSON.parse(row.drafted_by) as Drafter[],
    saved: row.saved, savedAt: row.saved_at,
  };
}
