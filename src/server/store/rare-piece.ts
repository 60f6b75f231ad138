import { sql } from "kysely";
import { SCHEMA, type Tx } from "./db.ts";
import type { Season } from "./filing-list.ts";

/** A piece of a name that so many filings hold is frequent: looking along the list soon finds a page of them. */
const FREQUENT = 600;
/** So many pieces are remembered; people look for few. */
const MOST = 2000;
/**
 * Pieces that were found frequent, by their season. Filings stay and are hardly ever renamed, so they are not counted again for every page of every list; and
 * whatever is remembered here, a list says the same, found one way or the other.
 */
const frequent = new Set<string>();

/** Of these pieces, the one that the fewest filings of the season hold, where that is few; null where all are frequent. To be asked as a post that sees the whole region. */
export async function rarePiece(tx: Tx, { region, year, stage }: Season, pieces: readonly string[]): Promise<string | null> {
  const keyOf = (piece: string): string => `${region} ${year} ${stage} ${piece}`;
  const unknown = pieces.filter((piece) => !frequent.has(keyOf(piece)));
  if (unknown.length === 0) return null;
  const held = sql`select from ${sql.id(SCHEMA, "filing_gram")} as gram where gram.region = ${region} and gram.year = ${year} and gram.stage = ${stage} and gram.gram = wanted.piece limit ${FREQUENT}`;
  const { rows } = await sql<{ piece: string; held: number }>`select wanted.piece, (select count(*) from (${held}) as held)::int as held from unnest(${unknown}::text[]) as wanted(piece)`.execute(tx);
  for (const row of rows) if (row.held === FREQUENT) remember(keyOf(row.piece));
  const rarest = rows.reduce((left, right) => (right.held < left.held ? right : left));
  return rarest.held < FREQUENT ? rarest.piece : null;
}

function remember(key: string): void {
  if (frequent.size >= MOST) frequent.clear();
  frequent.add(key);
}
