import type pg from "pg";

/** A value of a column; dates as ISO text, whole numbers beyond JavaScript's as text. */
export type Cell = string | number | boolean | null;

/** Stand between cells and for null; no text of a made-up city has them. An array would have to be escaped, character by character. */
const BETWEEN = "\u0001";
const NULL = "\u0002";

/** All cells of one column as one text; `cellsOf` is its other half. */
export function joined(rows: readonly (readonly Cell[])[], column: number): string {
  // Every cell has one in front, since a text of nothing would be a list of nothing.
  return rows.map((row) => `${BETWEEN}${row[column] ?? NULL}`).join("");
}

/** The column of that parameter as an array, in SQL. */
export function cellsOf(parameter: number, type: string): string {
  return `(string_to_array($${parameter}, chr(1), chr(2)))[2:]::${type}[]`;
}

/** Writes many rows with a statement each few thousand: one text a column costs PostgreSQL far less than a parameter a cell. */
export class BulkInsert {
  readonly #client: pg.Client;
  readonly #types = new Map<string, ReadonlyMap<string, string>>();

  constructor(client: pg.Client) {
    this.#client = client;
  }

  async insert(table: string, columns: readonly string[], rows: readonly (readonly Cell[])[]): Promise<void> {
    if (rows.length === 0) return;
    const types = await this.#typesOf(table);
    const lists = columns.map((name, index) => cellsOf(index + 1, types.get(name) ?? "text"));
    await this.#client.query(
      `insert into hengji.${table} (${columns.join(", ")}) select * from unnest(${lists.join(", ")})`,
      columns.map((_, index) => joined(rows, index)),
    );
  }

  async #typesOf(table: string): Promise<ReadonlyMap<string, string>> {
    const known = this.#types.get(table);
    if (known !== undefined) return known;
    const { rows } = await this.#client.query<{ name: string; type: string }>(
      "select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped", [`hengji.${table}`],
    );
    const types = new Map(rows.map(({ name, type }) => [name, type]));
    this.#types.set(table, types);
    return types;
  }
}
