import { sql, type RawBuilder } from "kysely";
import type { Card } from "../../core/library/card.ts";
import type { SayingLookup } from "../../core/library/saying-tokens.ts";
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

/** Codes and tokens by their bytes: the order of the database's language asks the system for each of thousands of comparisons. */
const BY_BYTES = sql`collate "C"`;
const card = sql.id(SCHEMA, "indicator_card");
const token = sql.id(SCHEMA, "indicator_token");

interface Depth {
  /** Cards are counted for a token no further than this. */
  readonly counted: number;
  /** So many of those that hold it are read, those whose name holds it first. */
  readonly read: number;
}

/** Of what somebody types each piece says much, so that it is followed far; of a goal's text with dozens of pieces each says little. */
const OF_FEW: Depth = { counted: 1_000, read: 3_000 };
const OF_MANY: Depth = { counted: 300, read: 300 };
const FEW = 8;
/** Tokens are taken, the rarest first, until so many postings are together; the best cards of these are read and ranked with all of the query. */
const POSTINGS = 2_000;
const RANKED = 60;
/** So many of the best are looked at where only some sectors or kinds are asked for. */
const SIFTED = 800;
/** So many that could say the same are compared whole; and what has the very name or formula comes before any number of pieces. */
const ALIKE_READ = 100;
const MOST_PIECES = 1_000;

export interface CardsByTokens {
  /** The most promising first. */
  readonly found: readonly FoundCard[];
  /** How many cards hold each token, counted so far as it matters. */
  readonly held: ReadonlyMap<string, number>;
}

/**
 * Cards in force that hold some of the tokens (only cards in force have any): looked up by the rarest of them, until so many postings are together that
 * the frequent ones could add nothing but noise. One statement without a limit among its values, so that its plan is kept. `worths` says what a token
 * is worth that so many cards hold, from which number on.
 */
export async function cardsByTokens(tx: Tx, region: string, tokens: readonly string[], worths: readonly (readonly [from: number, worth: number])[], filter: CardFilter): Promise<CardsByTokens> {
  if (tokens.length === 0) return { found: [], held: new Map() };
  const { counted, read } = tokens.length <= FEW ? OF_FEW : OF_MANY;
  const { rows } = await sql<Row & { readonly held: Readonly<Record<string, number>> }>`with held as materialized (
        select wanted.token, (select count(*)::int from (select from ${token} as posting where posting.region = ${region} and posting.token = wanted.token limit ${sql.lit(counted)}) as counted) as held
        from unnest(${tokens}::text[]) as wanted(token)),
      chosen as materialized (
        select token, (${worths.map(([, worth]) => worth)}::int[])[width_bucket(held, ${worths.map(([from]) => from)}::int[])] as worth, sum(held) over rarest as together, row_number() over rarest as place
        from held where held > 0 window rarest as (order by held, token ${BY_BYTES})),
      found as materialized (
        select posting.code, sum(posting.weight * chosen.worth) as score
        from chosen cross join lateral (select hit.code, hit.weight from ${token} as hit where hit.region = ${region} and hit.token = chosen.token order by hit.weight desc, hit.code desc limit ${sql.lit(read)}) as posting
        where chosen.together <= ${POSTINGS} or chosen.place = 1
        group by posting.code order by score desc, posting.code ${BY_BYTES} limit ${sql.lit(isOpen(filter) ? RANKED : SIFTED)})
    select card.code, card.version, card.origin, card.content, (select json_object_agg(token, held) from held) as held
    from found join ${card} as card on card.region = ${region} and card.code = found.code and card.state = 'published'
    where ${fitting(filter)} order by found.score desc, found.code ${BY_BYTES} limit ${sql.lit(RANKED)}`.execute(tx);
  return { found: rows.map(foundOf), held: new Map(Object.entries(rows[0]?.held ?? {})) };
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
  return tx.selectFrom("card_tally").select(["sector", "group_id as group", "level1", "level2", "number as count"]).where("region", "=", region).where("number", ">", 0)
    .orderBy("sector").orderBy("group_id").orderBy("level1").orderBy("level2").execute();
}

/** By what these cards are found from now on, and by nothing else. */
export async function replaceTokens(tx: Tx, region: string, cards: readonly { readonly code: string; readonly tokens: readonly CardToken[] }[]): Promise<void> {
  if (cards.length === 0) return;
  await tx.deleteFrom("indicator_token").where("region", "=", region).where("code", "in", cards.map(({ code }) => code)).execute();
  const postings = cards.flatMap(({ code, tokens }) => tokens.map((one) => ({ code, ...one })));
  await sql`insert into ${token} (region, token, weight, code) select ${region}, made.token, made.weight, made.code
    from unnest(${postings.map((one) => one.token)}::text[], ${postings.map(({ weight }) => weight)}::smallint[], ${postings.map(({ code }) => code)}::text[]) as made(token, weight, code)`.execute(tx);
}

/** Cards in force that may say the same as one that is looked up, those with the most pieces of its name first. */
export async function cardsAlike(tx: Tx, region: string, { exact, pieces, shared }: SayingLookup): Promise<readonly FoundCard[]> {
  const { rows } = await sql<Row>`with found as materialized (
        select hit.code, ${sql.lit(MOST_PIECES)}::bigint as pieces from ${token} as hit where hit.region = ${region} and hit.token = any(${exact}::text[])
        union all
        (select hit.code, count(*) as pieces from ${token} as hit where hit.region = ${region} and hit.token = any(${pieces}::text[]) group by hit.code having count(*) >= ${shared} order by 2 desc, 1 limit ${ALIKE_READ})
      ), best as materialized (select code, max(pieces) as pieces from found group by code order by 2 desc, 1 limit ${ALIKE_READ})
    select card.code, card.version, card.origin, card.content from best join ${card} as card on card.region = ${region} and card.code = best.code and card.state = 'published' order by best.pieces desc, card.code`.execute(tx);
  return rows.map(foundOf);
}

/** Whether the cards of this region can be compared by {@link cardsAlike}: those that were published before that could be are not. */
export async function haveSayings(tx: Tx, region: string): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`select exists (select from ${token} as hit where hit.region = ${region} and hit.token >= '=' and hit.token < '>') as there`.execute(tx);
  return rows[0]!.there;
}

/** All cards in force, for what has to be worked out anew. */
export async function everyCard(tx: Tx, region: string): Promise<readonly FoundCard[]> {
  const { rows } = await sql<Row>`select card.code, card.version, card.origin, card.content from ${card} as card where card.region = ${region} and card.state = 'published'`.execute(tx);
  return rows.map(foundOf);
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
