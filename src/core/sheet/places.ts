import type { SheetPlace } from "../recheck/table.ts";
import type { Grid } from "./grid.ts";
import type { Placed } from "./read-cell.ts";
import { cellAddress, type SheetRow } from "./sheet.ts";

/** Where each value of a table stood, by finding path. */
export type Places = Record<string, SheetPlace>;

export interface Address {
  readonly row: number;
  readonly column: number;
}

/** Notes where a value stands, or where it was left out; what a form does not ask for has no place. */
export function putPlace(places: Places, sheet: string, path: string, at: Address | null): void {
  if (at !== null) places[path] = { sheet, cell: cellAddress(at.row, at.column) };
}

/** The cell of a value, else the empty one where its heading asks for it: of a merged area the one that is shown. */
export function addressOf(grid: Grid, placed: Placed | null, row: SheetRow, columns: readonly number[] | undefined): Address | null {
  if (placed !== null) return { row: placed.row, column: placed.cell.column };
  const column = columns?.[0];
  if (column === undefined) return null;
  const merge = grid.mergeOver(row.index, column);
  return merge === undefined ? { row: row.index, column } : { row: merge.top, column: merge.left };
}

export function placedAt(placed: Placed | null): Address | null {
  return placed === null ? null : { row: placed.row, column: placed.cell.column };
}
