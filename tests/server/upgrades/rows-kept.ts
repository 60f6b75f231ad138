import pg from "pg";
import { beginWithoutRowSecurity } from "../../../src/server/generator/without-row-security.ts";

export type Row = Readonly<Record<string, unknown>>;
/** Rows of each table of the house, seen past row security. */
export type Rows = ReadonlyMap<string, readonly Row[]>;

/** What this house's migrations keep of themselves. */
const NO_RECORDS: ReadonlySet<string> = new Set(["kysely_migration", "kysely_migration_lock"]);
/** Made of the cards whenever they change. */
const MADE_ANEW: ReadonlySet<string> = new Set(["indicator_token"]);
/** Numbers to be added up, which the server adds up whenever it likes; what they come to stays. */
const ADDED_UP: Readonly<Record<string, string>> = { hand_tally: "number", waiting_tally: "number" };
/** Columns that a start may write: packs of this version may say something else of a card, and the version of before steps back. */
const STEPS_BACK: Readonly<Record<string, readonly string[]>> = { indicator_card: ["state", "replaced_at"] };

/** What had a table of its own before, where it stands now, and how that says the same. */
const ELSEWHERE: Readonly<Record<string, { readonly stands: string; readonly as: string }>> = {
  seal_leaf: { stands: "seal_leaves", as: "select region, batch, position, event_id, leaf from hengji.seal_leaves, unnest(event_ids, leaves) with ordinality as leaf(event_id, leaf, position)" },
};

export async function allRows(owner: pg.ClientConfig): Promise<Rows> {
  const client = new pg.Client(owner);
  await client.connect();
  try {
    // Row security holds the owner too; it is lifted inside of a transaction that is never committed.
    await beginWithoutRowSecurity(client);
    const { rows: tables } = await client.query<{ name: string }>("select tablename as name from pg_tables where schemaname = 'hengji' order by 1");
    const all = new Map<string, readonly Row[]>();
    for (const { name } of tables.filter((table) => !NO_RECORDS.has(table.name))) {
      all.set(name, (await client.query<{ row: Row }>(`select to_jsonb(one) as row from hengji.${name} one`)).rows.map(({ row }) => row));
    }
    for (const [name, { stands, as }] of Object.entries(ELSEWHERE)) {
      if (all.has(stands)) all.set(name, (await client.query<{ row: Row }>(`select to_jsonb(one) as row from (${as}) one`)).rows.map(({ row }) => row));
    }
    return all;
  } finally {
    await client.query("rollback").catch(() => {});
    await client.end();
  }
}

/** What is gone, row by row: tables, columns, and rows of which no row says the same in the columns that both versions have. */
export function lostOf(before: Rows, after: Rows): string[] {
  return [...before].filter(([table, rows]) => !MADE_ANEW.has(table) && rows.length > 0).flatMap(([table, rows]) => {
    const now = after.get(table);
    if (now === undefined) return [`${table} is gone`];
    const columns = Object.keys(rows[0]!);
    const gone = columns.filter((column) => now.length > 0 && !(column in now[0]!));
    const alike = columns.filter((column) => !gone.includes(column) && !(STEPS_BACK[table] ?? []).includes(column));
    const number = ADDED_UP[table];
    const [was, is] = number === undefined ? [wordsOf(rows, alike), wordsOf(now, alike)] : [sumsOf(rows, alike, number), sumsOf(now, alike, number)];
    const there = new Set(is);
    return [...gone.map((column) => `${table}.${column} is gone`), ...was.filter((row) => !there.has(row)).map((row) => `${table}: ${row.slice(0, 400)}`)];
  });
}

/** What the rows of each kind come to; kinds that come to nothing need no row. */
function sumsOf(rows: readonly Row[], columns: readonly string[], number: string): string[] {
  const kinds = columns.filter((column) => column !== number && column !== "id");
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(inWords(row, kinds), (sums.get(inWords(row, kinds)) ?? 0) + Number(row[number]));
  return [...sums].filter(([, sum]) => sum !== 0).map(([kind, sum]) => `${kind} ${sum}`);
}

function wordsOf(rows: readonly Row[], columns: readonly string[]): string[] {
  return rows.map((row) => inWords(row, columns));
}

/** Bytes and their digits say the same. */
function inWords(row: Row, columns: readonly string[]): string {
  return JSON.stringify(columns.map((column) => (typeof row[column] === "string" ? row[column].replace(/^\\x/, "") : row[column])));
}
