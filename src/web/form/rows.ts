import type { FilingRow, FilingValues } from "../../core/form/filing-values.ts";
import { emptyRow } from "./cells.ts";

/** As many rows as a filing may hold. */
export const MOST_ROWS = 500;

/** A new row below another, of the same kind; the first row of an empty table has none to take it from. */
export function withRowBelow(values: FilingValues, belowId: string | null, newId: string): FilingValues {
  const { rows } = values;
  const index = belowId === null ? rows.length - 1 : rows.findIndex(({ id }) => id === belowId);
  const above = rows[index];
  const row = emptyRow(newId, { level1: above?.level1 ?? "", level2: above?.level2 ?? "" });
  return { ...values, rows: [...rows.slice(0, index + 1), row, ...rows.slice(index + 1)] };
}

export function withoutRows(values: FilingValues, ids: ReadonlySet<string>): FilingValues {
  return { ...values, rows: values.rows.filter(({ id }) => !ids.has(id)) };
}

/** Moves rows one place up or down together; the same values where the edge is reached. */
export function withRowsMoved(values: FilingValues, ids: ReadonlySet<string>, by: -1 | 1): FilingValues {
  const rows = [...values.rows];
  const order = by < 0 ? rows.map((_, index) => index) : rows.map((_, index) => rows.length - 1 - index);
  let free: number | null = null;
  let changed = false;
  for (const index of order) {
    const row = rows[index] as FilingRow;
    if (!ids.has(row.id)) free = index;
    else if (free !== null) {
      [rows[free], rows[index]] = [row, rows[free]!];
      free = index;
      changed = true;
    }
  }
  return changed ? { ...values, rows } : values;
}
