import type { Grid } from "./grid.ts";
import { addressOf, type Address } from "./places.ts";
import { joinLines, type CellReader, type Placed } from "./read-cell.ts";
import type { SheetRow } from "./sheet.ts";

/** A target that a line break was put into to fit the column; longer ones are lists whose lines mean something. */
const SHORT_VALUE = 40;
/** Cells under one heading that make up one text: sign, value, unit and a remark. */
const MAX_JOINED = 4;

/** Finds the cells of a row that stand under a heading. */
export class RowCells {
  readonly cells: CellReader;
  private readonly grid: Grid;

  constructor(grid: Grid, cells: CellReader) {
    this.grid = grid;
    this.cells = cells;
  }

  /** All cells of a meaning in this row as one text; lines broken to fit are joined. */
  joined(row: SheetRow, columns: readonly number[] | undefined): string | null {
    const texts = this.together(row, columns).map((placed) => this.cells.text(placed)).filter((text) => text !== null);
    const text = texts.join("");
    return text === "" ? null : text.length <= SHORT_VALUE ? joinLines(text) : text;
  }

  /** The cells of a meaning that make up one text. */
  together(row: SheetRow, columns: readonly number[] | undefined): Placed[] {
    const all = this.ownCells(row, columns);
    if (all.length > MAX_JOINED) this.cells.note("sheet.too-many-under-heading", all[MAX_JOINED]!);
    return all.slice(0, MAX_JOINED);
  }

  /** The first cell of a meaning. */
  first(row: SheetRow, columns: readonly number[] | undefined): Placed | null {
    return this.ownCells(row, columns)[0] ?? null;
  }

  /** The area from a row above that covers the cell of a meaning. */
  covering(row: SheetRow, columns: readonly number[] | undefined): Placed | null {
    for (const column of columns ?? []) {
      const merge = this.grid.mergeOver(row.index, column);
      const seen = merge === undefined || merge.top === row.index ? null : this.grid.seen(row.index, column);
      if (seen !== null) return seen;
    }
    return null;
  }

  /** Whether a cell says something, if only a number. */
  isPrinted(placed: Placed | null): boolean {
    return placed !== null && (placed.cell.kind !== "text" || this.cells.text(placed) !== null);
  }

  /** Where a value stands, or would. */
  at(placed: Placed | null, row: SheetRow, columns: readonly number[] | undefined): Address | null {
    return addressOf(this.grid, placed, row, columns);
  }

  private ownCells(row: SheetRow, columns: readonly number[] | undefined): Placed[] {
    if (columns === undefined) return [];
    return row.cells.filter(({ column }) => columns.includes(column)).map((cell) => ({ row: row.index, cell }));
  }
}
