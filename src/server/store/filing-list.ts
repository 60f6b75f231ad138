import { sql, type RawBuilder } from "kysely";
import type { Stage } from "../../core/form/filing-values.ts";
import { SCHEMA, type Tx } from "./db.ts";
import { wasInHandsOf } from "./filing-hands.ts";
import { withinReach, type Reach } from "./reach.ts";

export type ListSort = "amount" | "name" | "since";

export interface ListFilter {
  readonly step?: string | undefined;
  /** Two-character pieces of a name; a filing has to hold them all. */
  readonly grams: readonly string[];
  /** Forms of a single character, of which a name has to hold one; none where no character is sought. */
  readonly characters: readonly string[];
  readonly fromFen?: bigint | undefined;
  readonly toFen?: bigint | undefined;
  /** Only what a post of this role holds. */
  readonly holder?: string | undefined;
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
  readonly unit: string;
  readonly department: string;
  readonly amountFen: string | null;
  readonly step: string;
  readonly holder: string | null;
  readonly round: number;
  readonly version: number;
  readonly since: Date;
  readonly scoreMillionths: string | null;
  readonly scoreBy: string | null;
  readonly grade: string | null;
  readonly documentNo: string | null;
  /** Where the next page goes on after this one. */
  readonly at: string;
}

export interface FilingPage {
  /** How many there are on all pages. */
  readonly count: number;
  readonly items: readonly ListedFiling[];
  readonly more: boolean;
}

const filing = sql.id(SCHEMA, "filing");

/** What a list is sorted by; each has an index behind year and stage, with the same expression. An amount that is not filled is less than any other. */
const KEYS: Readonly<Record<ListSort, { readonly key: RawBuilder<unknown>; readonly type: RawBuilder<unknown> }>> = {
  amount: { key: sql`(case when filing.amount_fen is null then '-9223372036854775808'::bigint else filing.amount_fen end)`, type: sql`bigint` },
  name: { key: sql`filing.name`, type: sql`text` },
  since: { key: sql`filing.step_since`, type: sql`timestamptz` },
};

const SHOWN = sql`filing.id, filing.name, filing.unit_name, filing.department_name, filing.amount_fen, filing.step, filing.holder, filing.round, filing.version, filing.step_since,
  filing.score_millionths, filing.score_by, filing.grade, filing.approval_id`;

/** One page of the filings of a year and stage that a post sees, with the number of all that fit. */
export async function listFilings(tx: Tx, region: string, year: number, stage: Stage, reach: Reach, filter: ListFilter, page: ListPage): Promise<FilingPage> {
  const all = sql`filing.region = ${region} and filing.year = ${year} and filing.stage = ${stage}`;
  const typed = [all, withinReach(sql`filing.unit_path`, sql`filing.subject_id`, reach), ...typedConditions(filter)];
  const named = namedConditions(region, year, stage, filter);
  const fits = sql.join([...typed, ...named], sql` and `);
  const { key, type } = KEYS[page.sort];
  const { text, count } = named.length === 0 ? byIndex(fits, key, type, page) : amongFound(region, fits, key, type, page);
  const { rows } = await text.execute(tx);
  // A page beyond the last has no row to say how many there are.
  const counted = rows[0]?.count ?? (page.after === null ? 0 : (await count.execute(tx)).rows[0]!.count);
  const shown = rows.slice(0, page.limit);
  const numbers = await documentNumbers(tx, region, shown);
  return { count: counted, items: shown.map((row) => listed(row, numbers)), more: rows.length > page.limit };
}

interface Statements {
  readonly text: RawBuilder<Row>;
  readonly count: RawBuilder<{ readonly count: number }>;
}

/** The order comes from the index of the sort, and the count from that of the tree. */
function byIndex(fits: RawBuilder<unknown>, key: RawBuilder<unknown>, type: RawBuilder<unknown>, page: ListPage): Statements {
  const count = sql<{ count: number }>`select count(*)::int as count from ${filing} where ${fits}`;
  const { order, beyond } = ways(page);
  const after = page.after === null ? sql`` : sql`and (${key}, filing.id) ${beyond} (${page.after.value}::${type}, ${page.after.id}::uuid)`;
  return {
    count,
    text: sql<Row>`select ${SHOWN}, ${key}::text as at, (${count}) as count from ${filing} where ${fits} ${after} order by ${key} ${order}, filing.id ${order} limit ${page.limit + 1}`,
  };
}

/** A name leaves few: they are found once, counted and sorted by their keys alone, and only the page is fetched. */
function amongFound(region: string, fits: RawBuilder<unknown>, key: RawBuilder<unknown>, type: RawBuilder<unknown>, page: ListPage): Statements {
  const found = sql`with found as materialized (select filing.id, ${key} as key from ${filing} where ${fits})`;
  const { order, beyond } = ways(page);
  const after = page.after === null ? sql`` : sql`where (key, id) ${beyond} (${page.after.value}::${type}, ${page.after.id}::uuid)`;
  return {
    count: sql<{ count: number }>`${found} select count(*)::int as count from found`,
    text: sql<Row>`${found} select ${SHOWN}, page.key::text as at, (select count(*)::int from found) as count
      from (select id, key from found ${after} order by key ${order}, id ${order} limit ${page.limit + 1}) as page
        join ${filing} on filing.region = ${region} and filing.id = page.id
      order by page.key ${order}, page.id ${order}`,
  };
}

function ways({ order }: ListPage): { readonly order: RawBuilder<unknown>; readonly beyond: RawBuilder<unknown> } {
  return order === "asc" ? { order: sql`asc`, beyond: sql`>` } : { order: sql`desc`, beyond: sql`<` };
}

function typedConditions({ step, fromFen, toFen, holder }: ListFilter): RawBuilder<unknown>[] {
  return [
    ...(step === undefined ? [] : [sql`filing.step = ${step}`]),
    ...(holder === undefined ? [] : [sql`filing.holder = ${holder}`]),
    ...(fromFen === undefined ? [] : [sql`filing.amount_fen >= ${fromFen}`]),
    ...(toFen === undefined ? [] : [sql`filing.amount_fen <= ${toFen}`]),
  ];
}

function namedConditions(region: string, year: number, stage: Stage, { grams, characters, personId }: ListFilter): RawBuilder<unknown>[] {
  const wanted = [...new Set(grams)];
  return [
    ...(wanted.length === 0
      ? []
      : [sql`filing.id in (select gram.filing_id from ${sql.id(SCHEMA, "filing_gram")} as gram
          where gram.region = ${region} and gram.year = ${year} and gram.stage = ${stage} and gram.gram = any(${wanted})
          ${wanted.length === 1 ? sql`` : sql`group by gram.filing_id having count(*) = ${wanted.length}`})`]),
    ...(characters.length === 0 ? [] : [sql`(${sql.join(characters.map((character) => sql`strpos(filing.name, ${character}) > 0`), sql` or `)})`]),
    ...(personId === undefined ? [] : [wasInHandsOf(personId)]),
  ];
}

/** Only asked where there are any: most lists are of what is under way. */
async function documentNumbers(tx: Tx, region: string, rows: readonly Row[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(rows.flatMap(({ approval_id: id }) => (id === null ? [] : [id])))];
  if (ids.length === 0) return new Map();
  const found = await tx.selectFrom("approval").select(["id", "document_no"]).where("region", "=", region).where("id", "in", ids).execute();
  return new Map(found.map((row) => [row.id, row.document_no]));
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly unit_name: string;
  readonly department_name: string;
  readonly amount_fen: string | null;
  readonly step: string;
  readonly holder: string | null;
  readonly round: number;
  readonly version: number;
  readonly step_since: Date;
  readonly score_millionths: string | null;
  readonly score_by: string | null;
  readonly grade: string | null;
  readonly approval_id: string | null;
  readonly at: string;
  readonly count: number;
}

function listed(row: Row, numbers: ReadonlyMap<string, string>): ListedFiling {
  return {
    id: row.id, name: row.name, unit: row.unit_name, department: row.department_name, amountFen: row.amount_fen, step: row.step, holder: row.holder,
    round: row.round, version: row.version, since: row.step_since, scoreMillionths: row.score_millionths, scoreBy: row.score_by, grade: row.grade,
    documentNo: row.approval_id === null ? null : (numbers.get(row.approval_id) ?? null), at: row.at,
  };
}
