import { takeTurn } from "./advisory-lock.ts";
import type { Tx } from "./db.ts";

/** 常用视图 of one person: a filter of a list or of the inbox, by its name. */
export interface SavedView {
  readonly id: string;
  readonly name: string;
  /** Path and search of the page it opens. */
  readonly address: string;
}

/** In the order they were kept. */
export async function savedViewsOf(tx: Tx, region: string, personId: string): Promise<readonly SavedView[]> {
  return tx.selectFrom("saved_view").select(["id", "name", "address"]).where("region", "=", region).where("person_id", "=", personId).orderBy("kept_at").orderBy("id").execute();
}

/** The same, and nobody else changes them until the end of the transaction: one name is one view, and there are only so many. */
export async function lockSavedViews(tx: Tx, region: string, personId: string): Promise<readonly SavedView[]> {
  await takeTurn(tx, "views", personId);
  return savedViewsOf(tx, region, personId);
}

export async function insertSavedView(tx: Tx, region: string, personId: string, view: SavedView, at: Date): Promise<void> {
  await tx.insertInto("saved_view").values({ region, person_id: personId, ...view, kept_at: at }).execute();
}

export async function renameSavedView(tx: Tx, region: string, id: string, name: string): Promise<void> {
  await tx.updateTable("saved_view").set({ name }).where("region", "=", region).where("id", "=", id).execute();
}

export async function deleteSavedView(tx: Tx, region: string, id: string): Promise<void> {
  await tx.deleteFrom("saved_view").where("region", "=", region).where("id", "=", id).execute();
}
