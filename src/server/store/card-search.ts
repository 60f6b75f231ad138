import { sql, type RawBuilder } from "kysely";
import type { Card } from "../../core/library/card.ts";
import type { CardToken } from "../../core/library/search-tokens.ts";
import { SCHEMA, type Tx } from "./db.ts";

export interface CardFilter {
  /** Sectors it may stand in; empty for all. */
  readonly sectors: readonly string[];
  readonly group?: string | undefined;
  readonly level1?: string | undefined;
  readonly level2?: string | undefined;
}

/** A card in force as a search reads it. */
export interface FoundCard {
  readonly card: Card;
  readonly version: number;
  readonly origin: "pack" | "region";
}

const card = sql.id(SCHEMA, "indicator_card");
const token = sql.id(SCHEMA, "indicator_token");

/** A token that so many cards hold says little; which of those cards are looked at first is said by their weight. */
const FREQUENT = 400;
/** So many postings are added up in the database; the best of them are read and ranked with all of the query. */
const POSTINGS = 1200;
const RANKED = 60;
/** So many of the best are looked at where only some sectors or kinds are asked for. */
const SIFTED = 800;

/** How many cards hold each token, counted no further than {@link FREQUENT}. */
export async function heldTokens(tx: Tx, region: string, tokens: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (tokens.length === 0) return new Map();
  const { rows } = await sql<{ token: string; held: number }>`select wanted.token,
      (select count(*)::int from (select from ${token} as posting where posting.region = ${region} and posting.token = wanted.token limit ${FREQUENT}) as counted) as held
    from unnest(${tokens}::text[]) as wanted(token)`.execute(tx);
  return new Map(rows.map((row) => [row.token, row.held]));
}

/**
 * Cards in force that hold some of the tokens, the most promising first (only cards in force have any): looked up by the rarest of them, until so many postings are together that
 * the frequent ones could add nothing but noise.
 */
export async function candidateCards(tx: Tx, region: string, held: ReadonlyMap<string, number>, rarityOf: (held: number) => number, filter: CardFilter): Promise<readonly FoundCard[]> {
  const rarest = [...held].filter(([, count]) => count > 0).sort((left, right) => left[1] - right[1] || (left[0] < right[0] ? -1 : 1));
  const chosen: (readonly [string, number])[] = [];
  let postings = 0;
  for (const one of rarest) {
    if (chosen.length > 0 && postings + one[1] > POSTINGS) break;
    chosen.push(one);
    postings += one[1];
  }
  if (chosen.length === 0) return [];
  const { rows } = await sql<Row>`with wanted as (select * from unnest(${chosen.map(([name]) => name)}::text[], ${chosen.map(([, count]) => rarityOf(count))}::int[]) as wanted(token, worth)),
      found as materialized (
        select posting.code, sum(posting.weight * wanted.worth) as score
        from wanted cross join lateral (select hit.code, hit.weight from ${token} as hit where hit.region = ${region} and hit.token = wanted.token order by hit.weight desc, hit.code desc limit ${POSTINGS}) as posting
        group by posting.code order by score desc, posting.code limit ${isOpen(filter) ? RANKED : SIFTED})
    select card.code, card.version, card.origin, card.content from found join ${card} as card on card.region = ${region} and card.code = found.code and card.state = 'published'
    where ${fitting(filter)} order by found.score desc, card.code limit ${RANKED}`.execute(tx);
  return rows.map(foundOf);
}

/** Cards in force in the order of their codes, a page at a time. */
export async function browseCards(tx: Tx, region: string, filter: CardFilter, after: string | null, limit: number): Promise<readonly FoundCard[]> {
  const { rows } = await sql<Row>`select card.code, card.version, card.origin, card.content from ${card} as card
    where card.region = ${region} and card.state = 'published' and ${fitting(filter)} and card.code > ${after ?? ""} order by card.code limit ${limit}`.execute(tx);
  return rows.map(foundOf);
}

export interface CardCount {
  readonly sector: string;
  readonly group: string;
  readonly level1: string;
  readonly level2: string;
  readonly count: number;
}

/** How many cards in force there are at each place of the tree. */
export async function countCards(tx: Tx, region: string): Promise<readonly CardCount[]> {
  const { rows } = await sql<CardCount>`select sector, group_id as "group", level1, level2, count(*)::int as count from ${card} as card where card.region = ${region} and card.state = 'published' group by 1, 2, 3, 4 order by 1, 2, 3, 4`.execute(tx);
  return rows;
}

/** By what these cards are found from now on, and by nothing else. */
export async function replaceTokens(tx: Tx, region: string, cards: readonly { readonly code: string; readonly tokens: readonly CardToken[] }[]): Promise<void> {
  if (cards.length === 0) return;
  await tx.deleteFrom("indicator_token").where("region", "=", region).where("code", "in", cards.map(({ code }) => code)).execute();
  const postings = cards.flatMap(({ code, tokens }) => tokens.map((one) => ({ code, ...one })));
  await sql`insert into ${token} (region, token, weight, code) select ${region}, made.token, made.weight, made.code
    from unnest(${postings.map((one) => one.token)}::text[], ${postings.map(({ weight }) => weight)}::smallint[], ${postings.map(({ code }) => code)}::text[]) as made(token, weight, code)`.execute(tx);
}

function isOpen({ sectors, group, level1, level2 }: CardFilter): boolean {
  return sectors.length === 0 && group === undefined && level1 === undefined && level2 === undefined;
}

function fitting({ sectors, group, level1, level2 }: CardFilter): RawBuilder<unknown> {
  return sql.join([
    sql`true`,
    ...(sectors.length === 0 ? [] : [sql`card.sector = any(${sectors}::text[])`]),
    ...(group === undefined ? [] : [sql`card.group_id = ${group}`]),
    ...(level1 === undefined ? [] : [sql`card.level1 = ${level1}`]),
    ...(level2 === undefined ? [] : [sql`card.level2 = ${level2}`]),
  ], sql` and `);
}

interface Row {
  readonly code: string;
  readonly version: number;
  readonly origin: "pack" | "region";
  readonly content: string;
}

/** What is in force is whole. */
function foundOf({ code, version, origin, content }: Row): FoundCard {
  return { card: { ...(JSON.parse(content) as Omit<Card, "code">), code }, version, origin };
}
