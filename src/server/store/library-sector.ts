import type { CardProvenance, Sector } from "../../core/library/card.ts";
import type { Tx } from "./db.ts";

/** 行业 as the packs of this installation brought it. */
export interface StoredSector extends Omit<Sector, "cards"> {
  readonly digest: string;
}

export async function librarySectors(tx: Tx, region: string): Promise<readonly StoredSector[]> {
  const rows = await tx.selectFrom("library_sector").selectAll().where("region", "=", region).orderBy("id").execute();
  return rows.map(({ id, title, functions, provenance, groups, digest }) => ({
    id, title: JSON.parse(title) as Sector["title"], functions: JSON.parse(functions) as string[], provenance: provenance as CardProvenance, groups: JSON.parse(groups) as Sector["groups"], digest,
  }));
}

export async function saveSector(tx: Tx, region: string, { id, title, functions, provenance, groups, digest }: StoredSector): Promise<void> {
  const said = { title: JSON.stringify(title), functions: JSON.stringify(functions), provenance, groups: JSON.stringify(groups), digest };
  await tx.insertInto("library_sector").values({ region, id, ...said }).onConflict((conflict) => conflict.columns(["region", "id"]).doUpdateSet(said)).execute();
}
