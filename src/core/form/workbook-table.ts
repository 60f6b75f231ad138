import type { Layout } from "../layout/layout.ts";
import { alignRows } from "./align-rows.ts";
import { isBlankMeasure } from "./application.ts";
import { cellPath, emptyMeasure, emptyRowOf, isBlankRow, parseCellPath, rowFieldOf } from "./cell-path.ts";
import type { FilingMeasure, FilingRow, FilingValues, RowField } from "./filing-values.ts";

/** What stands in a line and column of a workbook, both counted from where the form begins. */
export type TextAt = (line: number, column: number) => string;

/** So many empty lines in a row are the end of a table. */
const EMPTY_LINES = 20;

/** 绩效指标, or 问题与应用措施, as it stands in the workbook, where it is the last of the form: lines may have come and gone. */
export interface WorkbookTable {
  readonly list: "rows" | "measures";
  /** Where its first line stands below the head of the form. */
  readonly first: number;
  /** By field of a line. */
  readonly columns: ReadonlyMap<string, number>;
  /** For each line which row of the form it is; null for a new one. */
  readonly rows: readonly (number | null)[];
  /** The line of a row; null where it was deleted. */
  readonly lineOf: (row: number) => number | null;
}

/** Null where the table is not the last of the form: then its lines are those that were drawn. */
export function linesOfTable(values: FilingValues, layout: Layout, at: TextAt): WorkbookTable | null {
  const { measures } = values;
  const list = measures === undefined ? "rows" : "measures";
  const names = measures === undefined ? values.rows.map(({ level3 }) => level3.trim()) : measures.map(({ problem }) => problem.trim());
  const nameAt = (index: number): string => (measures === undefined ? `indicators[${index}].level3` : cellPath("measures", measures[index]?.id ?? "", "problem"));
  const first = layout.rows.findIndex(({ cells }) => cells.some(({ path }) => path === nameAt(0)));
  const isLast = layout.rows.at(-1)?.cells.some(({ path }) => path === nameAt(names.length - 1)) === true;
  if (first < 0 || !isLast) return null;
  const columns = new Map(layout.rows[first]!.cells.flatMap(({ path, column }) => {
    const field = fieldOfColumn(list, path ?? "");
    return field === null ? [] : [[field, column] as const];
  }));
  const end = endOfTable(first, first + names.length, (line) => [0, ...columns.values()].map((column) => at(line, column)));
  const name = columns.get(list === "rows" ? "level3" : "problem")!;
  const rows = alignRows(names, Array.from({ length: end - first }, (_, index) => at(first + index, name)));
  const lines = new Map(rows.flatMap((row, index) => (row === null ? [] : [[row, first + index] as const])));
  return { list, first, columns, rows, lineOf: (row) => lines.get(row) ?? null };
}

/** The field that a column of the first line holds; null for one that is no cell of it. */
function fieldOfColumn(list: WorkbookTable["list"], path: string): string | null {
  if (list === "rows") return rowFieldOf(/^indicators\[0\]\.([a-z0-9_]+)$/.exec(path)?.[1] ?? "");
  const cell = parseCellPath(path);
  return cell?.kind === "measures" ? cell.field : null;
}

/** Where a note stands in all columns, below the table; without one the last line that says anything, and what was drawn. */
function endOfTable(first: number, drawn: number, textsAt: (line: number) => readonly string[]): number {
  let end = drawn;
  for (let line = first, empty = 0; empty <= EMPTY_LINES; line += 1) {
    const texts = textsAt(line);
    const isEmpty = texts.every((text) => text === "");
    if (!isEmpty && new Set(texts).size === 1) return line;
    empty = isEmpty ? empty + 1 : 0;
    if (!isEmpty) end = Math.max(end, line + 1);
  }
  return end;
}

/** The values with the table's lines in the order of the workbook's; a line that says nothing of its own is none. */
export function withLinesOfTable(values: FilingValues, table: WorkbookTable, at: TextAt, exactAt: TextAt): FilingValues {
  return table.list === "rows" ? { ...values, rows: rowsOfTable(values, table, at, exactAt) } : { ...values, measures: measuresOfTable(values.measures ?? [], table, at, exactAt) };
}

/** Numbers that are read as they are stored, whatever their cell shows. */
const EXACT: readonly string[] = ["points", "score", "amount"];

function cellsOf({ first, columns }: WorkbookTable, index: number, at: TextAt, exactAt: TextAt): Readonly<Record<string, string>> {
  return Object.fromEntries([...columns].map(([field, column]) => [field, (EXACT.includes(field) ? exactAt : at)(first + index, column)]));
}

/** Ids of new lines, each once. */
function numbersFrom(letter: string, lines: readonly { readonly id: string }[]): () => string {
  const taken = new Set(lines.map(({ id }) => id));
  let number = lines.length;
  return () => {
    do number += 1;
    while (taken.has(`${letter}${number}`));
    return `${letter}${number}`;
  };
}

function rowsOfTable(values: FilingValues, table: WorkbookTable, at: TextAt, exactAt: TextAt): readonly FilingRow[] {
  const nextId = numbersFrom("r", values.rows);
  const result: FilingRow[] = [];
  table.rows.forEach((row, index) => {
    if (row !== null) return void result.push(values.rows[row]!);
    const cells = cellsOf(table, index, at, exactAt) as Partial<Record<RowField, string>>;
    const line = { ...emptyRowOf(values), ...cells };
    if (isBlankRow({ ...line, id: "", level1: "", level2: "" })) return;
    const above = result.at(-1);
    result.push({ ...line, id: nextId(), level1: line.level1 || (above?.level1 ?? ""), level2: line.level2 || (above?.level2 ?? "") });
  });
  return result;
}

function measuresOfTable(measures: readonly FilingMeasure[], table: WorkbookTable, at: TextAt, exactAt: TextAt): readonly FilingMeasure[] {
  const nextId = numbersFrom("m", measures);
  return table.rows.flatMap((row, index) => {
    if (row !== null) return [measures[row]!];
    const line = { ...emptyMeasure(""), ...cellsOf(table, index, at, exactAt) };
    return isBlankMeasure(line) ? [] : [{ ...line, id: nextId() }];
  });
}
