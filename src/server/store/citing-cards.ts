import { sql } from "kysely";
import { SCHEMA, type Tx } from "./db.ts";

/** Indicator cards in force that name a document by its number, as one is looked up that somebody opens; the first by their codes. */
export async function citingCards(tx: Tx, region: string, number: string, limit: number): Promise<readonly { readonly code: string; readonly name: string }[]> {
  const { rows } = await sql<{ code: string; name: string }>`select card.code, card.name from ${sql.id(SCHEMA, "indicator_card")} as card
    where card.region = ${region} and card.state = 'published' and position(${number} in card.content) > 0 order by card.code limit ${limit}`.execute(tx);
  return rows;
}
