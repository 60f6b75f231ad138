import { cellAddress, type Sheet, type SheetCell, type SheetMerge, type SheetRow } from "./sheet.ts";

/** Official forms are narrower than this; what stands further right is not looked at. */
export const COLUMNS = 256;
/** Cells of merged areas that are kept ready; more of them is an attack, not a form. */
const MAX_MERGED_CELLS = 1_000_000;

/** Looks cells of a sheet up, merged areas included. */
export interface Grid {
  readonly sheet: Sheet;
  readonly rows: readonly SheetRow[];
  row(index: number): SheetRow | undefined;
  /** The area whose top left cell this is. */
  mergeFrom(row: number, column: number): SheetMerge | undefined;
  /** The area that covers this cell, its top left one included. */
  mergeOver(row: number, column: number): SheetMerge | undefined;
  /** The columns a cell covers. */
  width(row: number, column: number): { readonly left: number; readonly right: number };
  /** What is seen in a cell: its own value, or that of the area it belongs to. */
  seen(row: number, column: number): { readonly cell: SheetCell; readonly row: number } | null;
}

export function makeGrid(sheet: Sheet): Grid {
  const rows = sheet.rows.map((row) => {
    const last = row.cells[row.cells.length - 1];
    return last !== undefined && last.column >= COLUMNS ? { ...row, cells: row.cells.filter(({ column }) => column < COLUMNS) } : row;
  });
  const byIndex = new Map(rows.map((row) => [row.index, row]));
  const starts = new Map<number, SheetMerge>();
  const byColumn: SheetMerge[][] = [];
  let merged = 0;
  for (const merge of [...sheet.merges].sort((left, right) => left.top - right.top)) {
    if (merge.left >= COLUMNS) continue;
    starts.set(merge.top * COLUMNS + merge.left, merge);
    for (let column = merge.left; column <= Math.min(merge.right, COLUMNS - 1) && merged < MAX_MERGED_CELLS; column++, merged++) {
      (byColumn[column] ??= []).push(merge);
    }
  }

  const mergeFrom = (row: number, column: number): SheetMerge | undefined => starts.get(row * COLUMNS + column);
  const mergeOver = (row: number, column: number): SheetMerge | undefined => {
    const found = lastFrom(byColumn[column] ?? [], row);
    return found !== undefined && found.bottom >= row ? found : undefined;
  };
  return {
    sheet, rows, mergeFrom, mergeOver,
    row: (index) => byIndex.get(index),
    width(row, column) {
      const merge = mergeFrom(row, column);
      return { left: column, right: Math.min(merge?.right ?? column, COLUMNS - 1) };
    },
    seen(row, column) {
      const own = cellAt(byIndex.get(row), column);
      if (own !== undefined) return { cell: own, row };
      const merge = mergeOver(row, column);
      const cell = merge === undefined ? undefined : cellAt(byIndex.get(merge.top), merge.left);
      return cell === undefined ? null : { cell, row: merge!.top };
    },
  };
}

export function cellAt(row: SheetRow | undefined, column: number): SheetCell | undefined {
  if (row === undefined) return undefined;
  const { cells } = row;
  let low = 0;
  let high = cells.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (cells[middle]!.column < column) low = middle + 1;
    else high = middle;
  }
  const cell = cells[low];
  return cell !== undefined && cell.column === column ? cell : undefined;
}

/** `表1!C7`: how a cell is named in a problem. */
export function cellPlace(grid: Grid, row: number, column: number): string {
  return `${grid.sheet.name}!${cellAddress(row, column)}`;
}

/** The last area that begins at or above a row, of areas in the order of their tops. */
function lastFrom(merges: readonly SheetMerge[], row: number): SheetMerge | undefined {
  let low = 0;
  let high = merges.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (merges[middle]!.top <= row) low = middle + 1;
    else high = middle;
  }
  return merges[low - 1];
}
