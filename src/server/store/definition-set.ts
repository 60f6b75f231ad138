import type { Definitions } from "../../core/pack/definitions.ts";
import type { PackSet } from "../../core/pack/source.ts";
import type { Tx } from "./db.ts";

/** The form of the JSON text in which all that packs say is written now: a `PackSet`, as the packs were written. The one before was what was made of them. */
const SET_FORMAT = 2;

/** What the packs said under a digest. */
export type StoredSet = { readonly set: PackSet } | { readonly definitions: Omit<Definitions, "digest"> };

export async function hasDefinitionSet(tx: Tx, region: string, digest: string): Promise<boolean> {
  const row = await tx.selectFrom("definition_set").select("digest").where("region", "=", region).where("digest", "=", digest).executeTakeFirst();
  return row !== undefined;
}

/** Null where nothing was stored under the digest. */
export async function findDefinitionSet(tx: Tx, region: string, digest: string): Promise<StoredSet | null> {
  const row = await tx.selectFrom("definition_set").select(["content", "content_format"]).where("region", "=", region).where("digest", "=", digest).executeTakeFirst();
  if (row === undefined) return null;
  const content = JSON.parse(row.content) as unknown;
  return row.content_format === 1 ? { definitions: content as Omit<Definitions, "digest"> } : { set: content as PackSet };
}

export async function insertDefinitionSet(tx: Tx, region: string, { digest, content, at }: { readonly digest: string; readonly content: string; readonly at: Date }): Promise<void> {
  await tx.insertInto("definition_set").values({ region, digest, content, content_format: SET_FORMAT, stored_at: at }).onConflict((conflict) => conflict.doNothing()).execute();
}
