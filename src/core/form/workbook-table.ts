import type { Layout } from "../layout/layout.ts";
import { alignRows } from "./align-rows.ts";
import { emptyRowOf, isBlankRow, rowFieldOf } from "./cell-path.ts";
import type { FilingRow, FilingValues, RowField } from "./filing-values.ts";

/** What stands in a line and column of a workbook, both counted from where the form begins. */
export type TextAt = (line: number, column: number) => string;

/** So many empty lines in a row are the end of a table. */
const EMPTY_LINES = 20;

/** 绩效指标 as it stands in the workbook, where it is the last of the form: lines may have come and gone. */
export interface WorkbookTable {
  /** Where its first line stands below the head of the form. */
  readonly first: number;
  readonly columns: ReadonlyMap<RowField, number>;
  /** For each line which row of the form it is; null for a new one. */
  readonly rows: readonly (number | null)[];
  /** The line of a row; null where it was deleted. */
  readonly lineOf: (row: number) => number | null;
}

/** Null where the table is not the last of the form: then its lines are those that were drawn. */
export function linesOfTable(values: FilingValues, layout: Layout, at: TextAt): WorkbookTable | null {
  const first = layout.rows.findIndex(({ cells }) => cells.some(({ path }) => path === "indicators[0].level3"));
  const isLast = layout.rows.at(-1)?.cells.some(({ path }) => path === `indicators[${values.rows.length - 1}].level3`) === true;
  if (first < 0 || !isLast) return null;
  const columns = new Map(layout.rows[first]!.cells.flatMap(({ path, column }) => {
    const field = rowFieldOf(/^indicators\[0\]\.([a-z0-9_]+)$/.exec(path ?? "")?.[1] ?? "");
    return field === null ? [] : [[field, column] as const];
  }));
  const end = endOfTable(first, first + values.rows.length, (line) => [0, ...columns.values()].map((column) => at(line, column)));
  const name = columns.get("level3")!;
  const names = Array.from({ length: end - first }, (_, index) => at(first + index, name));
  const rows = alignRows(values.rows.map(({ level3 }) => level3.trim()), names);
  const lines = new Map(rows.flatMap((row, index) => (row === null ? [] : [[row, first + index] as const])));
  return { first, columns, rows, lineOf: (row) => lines.get(row) ?? null };
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

/** The rows in the order of the workbook's lines; a line that says nothing of its own is no row. */
export function rowsOfTable(values: FilingValues, { first, columns, rows }: WorkbookTable, at: TextAt, exactAt: TextAt): readonly FilingRow[] {
  const taken = new Set(values.rows.map(({ id }) => id));
  const result: FilingRow[] = [];
  rows.forEach((row, index) => {
    if (row !== null) return void result.push(values.rows[row]!);
    const cells = Object.fromEntries([...columns].map(([field, column]) => [field, (field === "points" || field === "score" ? exactAt : at)(first + index, column)]));
    let number = values.rows.length + 1;
    while (taken.has(`r${number}`)) number += 1;
    const line: FilingRow = { id: `r${number}`, ...emptyRowOf(values), ...cells };
    if (isBlankRow({ ...line, level1: "", level2: "" })) return;
    taken.add(line.id);
    const above = result.at(-1);
    result.push({ ...line, level1: line.level1 || (above?.level1 ?? ""), level2: line.level2 || (above?.level2 ?? "") });
  });
  return result;
}
