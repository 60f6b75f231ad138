import { sql, type RawBuilder } from "kysely";
import type { Role } from "../../core/access/role.ts";
import type { Stage } from "../../core/form/filing-values.ts";
import type { ScoreBy } from "../../core/form/line-scores.ts";
import type { Handler } from "../../core/workflow/filing-state.ts";
import { SCHEMA, type Tx } from "./db.ts";
import { handlersOf } from "./handler.ts";
import { wasInHandsOf } from "./filing-hands.ts";
import { rarePiece } from "./rare-piece.ts";
import { isWholeRegion, withinReach, type Reach } from "./reach.ts";
import { waitsFor, type HoldingPost } from "./waits-for.ts";

export type ListSort = "amount" | "name" | "since";

export interface ListFilter {
  readonly step?: string | undefined;
  /** Only of this kind of subject. */
  readonly kind?: string | undefined;
  /** Pieces of a name as it is searched, each once; a filing has to hold them all. */
  readonly pieces: readonly string[];
  readonly fromFen?: bigint | undefined;
  readonly toFen?: bigint | undefined;
  /** Only what waits for this post. */
  readonly waitsFor?: HoldingPost | undefined;
  /** Only what this person began or moved. */
  readonly personId?: string | undefined;
}

export interface ListPage {
  readonly sort: ListSort;
  readonly order: "asc" | "desc";
  /** The last one of the page before. */
  readonly after: { readonly value: string; readonly id: string } | null;
  readonly limit: number;
}

export interface ListedFiling {
  readonly id: string;
  readonly name: string;
  /** 绩效对象类别 */
  readonly kind: string;
  readonly unit: string;
  readonly unitPath: string;
  /** 延期: the later day that it was given at its step. */
  readonly extendedUntil: string | null;
  readonly department: string;
  readonly workflow: string;
  readonly workflowVersion: number;
  readonly amountFen: string | null;
  /** 监控期 by its number. */
  readonly period: number;
  readonly step: string;
  readonly holder: Role | null;
  /** 转办: who has it alone at its step, as far as that binds; null where anybody of the role may act. */
  readonly handler: Handler | null;
  readonly round: number;
  readonly version: number;
  readonly since: Date;
  readonly scoreMillionths: string | null;
  readonly scoreBy: ScoreBy | null;
  readonly grade: string | null;
  readonly documentNo: string | null;
  /** Where the next page goes on after this one. */
  readonly at: string;
}

export interface FilingPage {
  readonly items: readonly ListedFiling[];
  readonly more: boolean;
}

/** Filings of one stage of one year. */
export interface Season {
  readonly region: string;
  readonly year: number;
  readonly stage: Stage;
  /** 监控期 by its number; all of them where it is left out. */
  readonly period?: number | undefined;
}

const filing = sql.id(SCHEMA, "filing");
const filingGram = sql.id(SCHEMA, "filing_gram");

/** What a list is sorted by; each has an index behind year and stage, with the same expression. An amount that is not filled is less than any other. */
const KEYS: Readonly<Record<ListSort, { readonly key: RawBuilder<unknown>; readonly type: RawBuilder<unknown> }>> = {
  amount: { key: sql`(case when filing.amount_fen is null then '-9223372036854775808'::bigint else filing.amount_fen end)`, type: sql`bigint` },
  name: { key: sql`filing.name`, type: sql`text` },
  since: { key: sql`filing.step_since`, type: sql`timestamptz` },
};

const SHOWN = sql`filing.handler_post, filing.extended_until, filing.id, filing.name, filing.subject_kind, filing.unit_name, filing.unit_path, filing.department_name, filing.workflow, filing.workflow_version, filing.period, filing.amount_fen, filing.step, filing.holder, filing.round, filing.version, filing.step_since,
  filing.score_millionths, filing.score_by, filing.grade, filing.document_no`;

/** One page of the filings of a year and stage that a post sees. */
export async function listFilings(tx: Tx, season: Season, reach: Reach, filter: ListFilter, page: ListPage): Promise<FilingPage> {
  const rare = await rareIn(tx, season, reach, filter);
  const few = rare !== null || filter.personId !== undefined;
  const { rows } = await (few ? amongFound(season, reach, filter, rare, page) : alongTheSort(season, reach, filter, page)).execute(tx);
  const shown = rows.slice(0, page.limit);
  const handlers = await handlersOf(tx, season.region, shown.flatMap(({ id, handler_post: post }) => (post === null ? [] : [id])));
  return { items: shown.map((row) => listed(row, handlers.get(row.id) ?? null)), more: rows.length > page.limit };
}

/** How many filings there are on all pages of a list. */
export async function countFilings(tx: Tx, season: Season, reach: Reach, filter: ListFilter): Promise<number> {
  const rare = await rareIn(tx, season, reach, filter);
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from ${filing} where ${fitting(season, reach, filter, rare)}`.execute(tx);
  return rows[0]!.count;
}

/** The piece of the name by which filings are found, where it is rare and the post sees so many that looking at each would take longer. */
async function rareIn(tx: Tx, season: Season, reach: Reach, { pieces }: ListFilter): Promise<string | null> {
  // A single character is in no index.
  const grams = pieces.filter((piece) => Array.from(piece).length > 1);
  return grams.length === 0 || !isWholeRegion(reach) ? null : rarePiece(tx, season, grams);
}

/** In the order of the sort's index, or of the little that the post sees; what the planner finds shorter. */
function alongTheSort(season: Season, reach: Reach, filter: ListFilter, page: ListPage): RawBuilder<Row> {
  const { key, type } = KEYS[page.sort];
  const { order, beyond } = ways(page);
  const conditions = [fitting(season, reach, filter, null), ...(page.sort === "amount" ? amountBounds(filter) : [])];
  if (page.after !== null) conditions.push(sql`(${key}, filing.id) ${beyond} (${page.after.value}::${type}, ${page.after.id}::uuid)`);
  return sql<Row>`select ${SHOWN}, ${key}::text as at from ${filing} where ${sql.join(conditions, sql` and `)} order by ${key} ${order}, filing.id ${order} limit ${page.limit + 1}`;
}

/** Found once, sorted by their keys alone; only the page is fetched. */
function amongFound(season: Season, reach: Reach, filter: ListFilter, rare: string | null, page: ListPage): RawBuilder<Row> {
  const { key, type } = KEYS[page.sort];
  const { order, beyond } = ways(page);
  const after = page.after === null ? sql`` : sql`where (key, id) ${beyond} (${page.after.value}::${type}, ${page.after.id}::uuid)`;
  return sql<Row>`with found as materialized (select filing.id, ${key} as key from ${filing} where ${fitting(season, reach, filter, rare)})
    select ${SHOWN}, page.key::text as at
      from (select id, key from found ${after} order by key ${order}, id ${order} limit ${page.limit + 1}) as page
        join ${filing} on filing.region = ${season.region} and filing.id = page.id
      order by page.key ${order}, page.id ${order}`;
}

function ways({ order }: ListPage): { readonly order: RawBuilder<unknown>; readonly beyond: RawBuilder<unknown> } {
  return order === "asc" ? { order: sql`asc`, beyond: sql`>` } : { order: sql`desc`, beyond: sql`<` };
}

/** All that a filing has to fit; where a piece of its name is rare, it is found by that one. */
function fitting(season: Season, reach: Reach, filter: ListFilter, rare: string | null): RawBuilder<unknown> {
  const { pieces, personId } = filter;
  return sql.join([
    inSeason(season, reach), ...typedConditions(filter),
    ...(rare === null ? [] : [sql`filing.id in (select gram.filing_id from ${filingGram} as gram where ${heldIn(season)} and gram.gram = ${rare})`]),
    ...pieces.filter((piece) => piece !== rare).map((piece) => sql`strpos(filing.plain_name, ${piece}) > 0`),
    ...(personId === undefined ? [] : [wasInHandsOf(personId)]),
  ], sql` and `);
}

function inSeason({ region, year, stage, period }: Season, reach: Reach): RawBuilder<unknown> {
  const ofPeriod = period === undefined ? sql`` : sql`and filing.period = ${period}`;
  return sql`filing.region = ${region} and filing.year = ${year} and filing.stage = ${stage} ${ofPeriod} and ${withinReach(sql`filing.unit_path`, sql`filing.subject_id`, reach)}`;
}

function typedConditions({ step, kind, fromFen, toFen, waitsFor: post }: ListFilter): RawBuilder<unknown>[] {
  return [
    ...(step === undefined ? [] : [sql`filing.step = ${step}`]),
    ...(kind === undefined ? [] : [sql`filing.subject_kind = ${kind}`]),
    ...(post === undefined ? [] : [waitsFor(post)]),
    ...(fromFen === undefined ? [] : [sql`filing.amount_fen >= ${fromFen}`]),
    ...(toFen === undefined ? [] : [sql`filing.amount_fen <= ${toFen}`]),
  ];
}

/** The amounts once more as the index of that sort has them, so that it is read from where they begin. */
function amountBounds({ fromFen, toFen }: ListFilter): RawBuilder<unknown>[] {
  const { key } = KEYS.amount;
  return [...(fromFen === undefined ? [] : [sql`${key} >= ${fromFen}`]), ...(toFen === undefined ? [] : [sql`${key} <= ${toFen}`])];
}

function heldIn({ region, year, stage }: Season): RawBuilder<unknown> {
  return sql`gram.region = ${region} and gram.year = ${year} and gram.stage = ${stage}`;
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly subject_kind: string;
  readonly unit_name: string;
  readonly unit_path: string;
  readonly extended_until: string | null;
  readonly workflow: string;
  readonly workflow_version: number;
  readonly department_name: string;
  readonly amount_fen: string | null;
  readonly period: number;
  readonly step: string;
  readonly holder: Role | null;
  readonly handler_post: string | null;
  readonly round: number;
  readonly version: number;
  readonly step_since: Date;
  readonly score_millionths: string | null;
  readonly score_by: ScoreBy | null;
  readonly grade: string | null;
  readonly document_no: string | null;
  readonly at: string;
}

function listed(row: Row, handler: Handler | null): ListedFiling {
  return {
    id: row.id, name: row.name, kind: row.subject_kind, unit: row.unit_name, unitPath: row.unit_path, extendedUntil: row.extended_until, workflow: row.workflow, workflowVersion: row.workflow_version, department: row.department_name, amountFen: row.amount_fen, period: row.period, step: row.step, holder: row.holder, handler,
    round: row.round, version: row.version, since: row.step_since, scoreMillionths: row.score_millionths, scoreBy: row.score_by, grade: row.grade,
    documentNo: row.document_no, at: row.at,
  };
}
