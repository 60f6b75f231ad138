import type { Tx } from "./db.ts";

/** The form of the JSON text in which all that packs say is written now. */
const SET_FORMAT = 1;

export async function hasDefinitionSet(tx: Tx, region: string, digest: string): Promise<boolean> {
  const row = await tx.selectFrom("definition_set").select("digest").where("region", "=", region).where("digest", "=", digest).executeTakeFirst();
  return row !== undefined;
}

export async function insertDefinitionSet(tx: Tx, region: string, { digest, content, at }: { readonly digest: string; readonly content: string; readonly at: Date }): Promise<void> {
  await tx.insertInto("definition_set").values({ region, digest, content, content_format: SET_FORMAT, stored_at: at }).onConflict((conflict) => conflict.doNothing()).execute();
}
