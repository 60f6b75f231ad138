/**
 * One sheet as an officer sees it, whatever kind of file it came from. Only cells with a value are here:
 * a million empty rows weigh nothing. Rows and columns count from 0.
 */
export interface Sheet {
  readonly name: string;
  /** Ascending, only rows with a value. */
  readonly rows: readonly SheetRow[];
  readonly merges: readonly SheetMerge[];
  readonly hidden: boolean;
}

export interface SheetRow {
  readonly index: number;
  readonly hidden: boolean;
  /** Ascending by column. */
  readonly cells: readonly SheetCell[];
}

/** `uncomputed` is a formula whose result the file does not hold; `error` one that failed (`#DIV/0!`). */
export type CellKind = "text" | "number" | "date" | "boolean" | "error" | "uncomputed";

export interface SheetCell {
  readonly column: number;
  readonly kind: CellKind;
  /** As printed: `98.67%`, `1,234.50`, `2022-12-30`; never empty. */
  readonly text: string;
  /** The stored value of a number, with the 15 digits a spreadsheet keeps; null for all else. */
  readonly number: number | null;
}

/** All four are inclusive. The value stands in the top left cell and counts for the whole area. */
export interface SheetMerge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** `C7`, from a row and a column that count from 0. */
export function cellAddress(row: number, column: number): string {
  return `${columnLetters(column)}${row + 1}`;
}

export function columnLetters(column: number): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}
