import { problem } from "../basics/problem.ts";
import { done, refused, type Result } from "../basics/result.ts";
import { columnLetters } from "../sheet/sheet.ts";
import { fold } from "../target/fold.ts";
import { HEADING_UNIT, HEADINGS, UNIT_ABOVE, UNIT_NAMES, type LedgerField } from "./heading-lexicon.ts";
import type { LedgerKind } from "./ledger.ts";
import { shownCell, type MoneyUnit } from "./read-cells.ts";

/** A row of a workbook as text, with its number as people count it; columns are counted from 0. */
export interface LedgerGridRow {
  readonly number: number;
  readonly cells: ReadonlyMap<number, string>;
  /** Numbers that their cells show otherwise than they are stored: money is what is stored. */
  readonly exact?: ReadonlyMap<number, string>;
}

export interface LedgerColumns {
  readonly kind: LedgerKind;
  readonly headingRow: number;
  readonly places: ReadonlyMap<LedgerField, number>;
  /** Letters of the columns by field. */
  readonly letters: Readonly<Record<string, string>>;
  /** Unit of each amount's column. */
  readonly units: ReadonlyMap<LedgerField, MoneyUnit>;
  readonly unit: MoneyUnit;
  readonly unread: readonly string[];
}

/** Headings stand in the first rows, below a title and a line of units. */
const HEADING_ROWS = 20;
const AMOUNTS: readonly LedgerField[] = ["initial", "paid", "delta", "amount", "before", "after"];
/** What tells a kind from the others. */
const MARKS: readonly (readonly [LedgerKind, LedgerField])[] = [["payment", "voucher"], ["adjustment", "documentNo"], ["budget", "initial"]];
const MEANING = new Map(Object.entries(HEADINGS).flatMap(([field, names]) => names.map((name): [string, LedgerField] => [name, field as LedgerField])));

/** The columns of a sheet by their headings, wherever they stand; null for a sheet that is no list of the ledger. */
export function findColumns(rows: readonly LedgerGridRow[]): Result<LedgerColumns> | null {
  const at = rows.slice(0, HEADING_ROWS).findIndex(isHeading);
  const heading = rows[at];
  if (heading === undefined) return null;
  const places = new Map<LedgerField, number>();
  const letters: Record<string, string> = {};
  const said = new Map<LedgerField, MoneyUnit>();
  const unread: string[] = [];
  for (const [column, text] of heading.cells) {
    const { field, unit } = meaningOf(text);
    if (field === null) {
      if (text.trim() !== "") unread.push(shownCell(text));
      continue;
    }
    if (places.has(field)) return refused(problem("ledger.column-twice", cell(column, heading), { heading: shownCell(text) }));
    places.set(field, column);
    letters[field] = columnLetters(column);
    if (unit !== null) said.set(field, unit);
  }
  const kind = kindOf(places);
  if (kind === null) return refused(problem("ledger.kind-unclear", `${heading.number}`));
  const missing = neededOf(kind).find((fields) => !fields.some((field) => places.has(field)));
  if (missing !== undefined) return refused(problem("ledger.column-missing", `${heading.number}`, { heading: HEADINGS[missing[0]!]![0]! }));
  const above = unitAbove(rows.slice(0, at));
  const units = new Map<LedgerField, MoneyUnit>();
  for (const field of AMOUNTS) {
    const column = places.get(field);
    if (column === undefined) continue;
    const unit = said.get(field) ?? unitOver(rows.slice(0, at), column) ?? above;
    if (unit === null) return refused(problem("ledger.unit-unsaid", cell(column, heading), { heading: shownCell(heading.cells.get(column) ?? "") }));
    units.set(field, unit);
  }
  return done({ kind, headingRow: heading.number, places, letters, units, unit: [...units.values()][0]!, unread });
}

function cell(column: number, { number }: LedgerGridRow): string {
  return `${columnLetters(column)}${number}`;
}

/** A row that names projects, and money or what tells it apart. */
function isHeading({ cells }: LedgerGridRow): boolean {
  const fields = [...cells.values()].flatMap((text) => meaningOf(text).field ?? []);
  return fields.some((field) => field === "code" || field === "name") && fields.some((field) => AMOUNTS.includes(field) || MARKS.some(([, mark]) => mark === field));
}

function meaningOf(text: string): { readonly field: LedgerField | null; readonly unit: MoneyUnit | null } {
  const bare = fold(text).replace(/\s+/g, "").replace(/^\*+/, "").toLowerCase();
  const [, name, unit] = HEADING_UNIT.exec(bare) ?? [];
  return { field: MEANING.get(name ?? bare) ?? null, unit: unit === undefined ? null : (UNIT_NAMES[unit] ?? null) };
}

function kindOf(places: ReadonlyMap<LedgerField, number>): LedgerKind | null {
  if (places.has("voucher") && places.has("documentNo")) return null;
  return MARKS.find(([, mark]) => places.has(mark))?.[0] ?? null;
}

/** Of each group one column has to be there. */
function neededOf(kind: LedgerKind): readonly (readonly LedgerField[])[] {
  const all: readonly (readonly LedgerField[])[] = [["code", "name"], ["source"]];
  if (kind === "budget") return all;
  return kind === "payment" ? [...all, ["day", "month"], ["paid", "amount"]] : [...all, ["day", "month"], ["delta", "amount", "after"]];
}

/** The unit of a heading that stretches over this one, the nearest first. */
function unitOver(rows: readonly LedgerGridRow[], column: number): MoneyUnit | null {
  return rows.map(({ cells }) => meaningOf(cells.get(column) ?? "").unit).reduce((farther, nearer) => nearer ?? farther, null);
}

/** The one unit that lines above the headings name; null for none, and for two that differ. */
function unitAbove(rows: readonly LedgerGridRow[]): MoneyUnit | null {
  const found = new Set(rows.flatMap(({ cells }) => [...cells.values()].flatMap((text) => UNIT_ABOVE.exec(fold(text).replace(/\s+/g, ""))?.[1] ?? [])));
  const [unit] = found;
  return found.size === 1 ? (UNIT_NAMES[unit!] ?? null) : null;
}
