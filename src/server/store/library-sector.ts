import { sql } from "kysely";
import type { CardProvenance, Sector } from "../../core/library/card.ts";
import { SCHEMA, type Tx } from "./db.ts";

/** 行业 as the packs of this installation brought it. */
export interface StoredSector extends Omit<Sector, "cards"> {
  readonly digest: string;
}

/** `CODE/version/digest` of each of its cards that packs brought. */
export interface SectorWithCards extends StoredSector {
  readonly broughtCards: string;
}

export async function librarySectors(tx: Tx, region: string): Promise<readonly StoredSector[]> {
  const rows = await tx.selectFrom("library_sector").selectAll().where("region", "=", region).orderBy("id").execute();
  return rows.map(({ id, title, functions, provenance, groups, digest }) => ({
    id, title: JSON.parse(title) as Sector["title"], functions: JSON.parse(functions) as string[], provenance: provenance as CardProvenance, groups: JSON.parse(groups) as Sector["groups"], digest,
  }));
}

/** The sectors, or one of them, with the cards that packs brought: what is adopted when a sector is. */
export async function sectorsWithCards(tx: Tx, region: string, id: string | null = null): Promise<readonly SectorWithCards[]> {
  const sectors = (await librarySectors(tx, region)).filter((sector) => id === null || sector.id === id);
  const { rows } = await sql<{ sector: string; cards: string }>`select sector, string_agg(code || '/' || version || '/' || digest, ',' order by code, version) as cards
    from ${sql.id(SCHEMA, "indicator_card")} where region = ${region} and origin = 'pack' ${id === null ? sql`` : sql`and sector = ${id}`} group by sector`.execute(tx);
  const cards = new Map(rows.map((row) => [row.sector, row.cards]));
  return sectors.map((sector) => ({ ...sector, broughtCards: cards.get(sector.id) ?? "" }));
}

export async function saveSector(tx: Tx, region: string, { id, title, functions, provenance, groups, digest }: StoredSector): Promise<void> {
  const said = { title: JSON.stringify(title), functions: JSON.stringify(functions), provenance, groups: JSON.stringify(groups), digest };
  await tx.insertInto("library_sector").values({ region, id, ...said }).onConflict((conflict) => conflict.columns(["region", "id"]).doUpdateSet(said)).execute();
}
