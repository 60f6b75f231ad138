import type { SheetPlace } from "../recheck/table.ts";
import type { Placed } from "./read-cell.ts";
import { cellAddress } from "./sheet.ts";

/** Where each value of a table stood, by finding path. */
export type Places = Record<string, SheetPlace>;

/** Notes where a value stood; a value that was not printed has no place. */
export function putPlace(places: Places, sheet: string, path: string, placed: Placed | null): void {
  if (placed !== null) places[path] = { sheet, cell: cellAddress(placed.row, placed.cell.column) };
}
