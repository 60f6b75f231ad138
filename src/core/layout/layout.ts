import type { Decimal } from "../basics/decimal.ts";
import type { Severity } from "../recheck/result.ts";
import type { Paper } from "./form.ts";

/** `heading`: names of columns and blocks; `label`: names of rows; `note`: what the form says by itself. */
export type CellRole = "heading" | "label" | "value" | "number" | "note";

/** A finding at a cell, already in words. */
export interface Mark {
  /** Counts findings from 1 in reading order, so that a note below the table can refer to the cell. */
  readonly number: number;
  readonly severity: Severity;
  /** The severity in words: 错误. */
  readonly label: string;
  readonly text: string;
  /** What to do; empty when nothing is known. */
  readonly advice: string;
}

export interface LayoutCell {
  /** Grid column it starts in, counted from 0. */
  readonly column: number;
  readonly columns: number;
  readonly rows: number;
  readonly role: CellRole;
  readonly align: "left" | "center" | "right";
  /** Widths of a character. */
  readonly indent: number;
  /**
   * Written down the cell, because it is wider than the cell: `sideways` from bottom to top, as a spine; `upright` as Chinese is written downwards, its
   * brackets turned.
   */
  readonly turned: "sideways" | "upright" | null;
  readonly text: string;
  /** Set when the text is a number that a workbook should hold as one. */
  readonly number: Decimal | null;
  /** Place of the value, as findings write it; null for what the form prints by itself. */
  readonly path: string | null;
  readonly marks: readonly Mark[];
}

export interface LayoutRow {
  readonly cells: readonly LayoutCell[];
  /** Least height in millimetres. */
  readonly height: number;
}

/**
 * A form or list laid out on a grid: what the page, the print and the workbook are all drawn from.
 * The cells of all rows cover the grid exactly once.
 */
export interface Layout {
  /** `form`: an official form, framed and centred. `list`: rows to read, sort and filter. */
  readonly kind: "form" | "list";
  readonly title: string;
  /** Lines under the title: the year, the body that published it. */
  readonly lines: readonly string[];
  /** 草案, printed beside the title; empty when there is nothing to warn of. */
  readonly stamp: string;
  readonly paper: Paper;
  /** Points of the text in cells. */
  readonly textSize: number;
  /** Millimetres. */
  readonly columns: readonly number[];
  readonly rows: readonly LayoutRow[];
  /** The row of column names that is printed again on each page. */
  readonly repeat: number | null;
  /** How many rows those names take; one where it is left out. */
  readonly repeatRows?: number;
  /** How many rows at the end hold sums, which sorting and filtering leave alone. */
  readonly sums: number;
  /** Below the table. */
  readonly notes: readonly string[];
  /** Findings about the whole table, or about a place the form doesn't draw. */
  readonly marks: readonly Mark[];
  /** Stands above the findings where they are listed; empty when the layout carries none. */
  readonly marksTitle: string;
  /** `{page}` and `{pages}` are filled in by the printer. */
  readonly footer: string;
}

export function cell(column: number, columns: number, role: CellRole, text: string, more: Partial<LayoutCell> = {}): LayoutCell {
  return { column, columns, rows: 1, role, align: role === "heading" || role === "label" ? "center" : "left", indent: 0, turned: null, text, number: null, path: null, marks: [], ...more };
}

/** All findings of a layout in their order, those of cells and those of the whole table. */
export function allMarks(layout: Layout): Mark[] {
  const marks = [...layout.rows.flatMap(({ cells }) => cells.flatMap((one) => one.marks)), ...layout.marks];
  return marks.sort((a, b) => a.number - b.number);
}
