import type { Decimal } from "../basics/decimal.ts";
import { parseDecimal } from "../basics/decimal.ts";
import { AFTER_TABLE, AFTER_TABLE_WORDS, NOTE_TEXT, SCORE_WORD, SUBTOTAL_WORDS, TOTAL_IN_TEXT, TOTAL_WORDS } from "./field-lexicon.ts";
import type { Header } from "./find-header.ts";
import type { Grid } from "./grid.ts";
import { bareLabel, type LabelReader } from "./label.ts";
import { addressOf, placedAt, type Address } from "./places.ts";
import type { CellReader, Placed } from "./read-cell.ts";
import type { SheetCell, SheetRow } from "./sheet.ts";

export interface Totals {
  readonly points: Decimal | null;
  readonly pointsAt: Address | null;
  readonly score: Decimal | null;
  readonly scoreAt: Address | null;
}

/** Whether a row is the sum of its table: `总分`, `合计`, `合计：96`. */
export function isTotalRow(row: SheetRow, labels: LabelReader): boolean {
  return totalLabel(row, labels) !== null;
}

/** Whether a total row of a list sums the whole list up: its name stands where the names of projects do. */
export function isGrandTotal(row: SheetRow, labels: LabelReader, firstLevel: number): boolean {
  const label = totalLabel(row, labels);
  return label !== null && label.column < firstLevel;
}

/** Whether a row sums a part of the table up. */
export function isSubtotalRow(row: SheetRow, labels: LabelReader): boolean {
  return leading(row).some(({ text }) => SUBTOTAL_WORDS.test(labels.bare(text)));
}

/** Whether a table has ended before this row: notes, conclusions, signatures. `firstColumn` is where its levels begin. */
export function isAfterTable(row: SheetRow, labels: LabelReader, firstColumn: number): boolean {
  const first = row.cells[0];
  if (first === undefined || first.kind !== "text" || first.column > firstColumn) return false;
  const key = labels.key(first.text.slice(0, 60));
  return NOTE_TEXT.test(key) || AFTER_TABLE.test(key) || AFTER_TABLE_WORDS.test(bareLabel(key));
}

/** The numbers of a total row by the columns they stand in; a lone number across several is the score where there are scores. */
export function readTotals(grid: Grid, row: SheetRow, { columns }: Header, labels: LabelReader, cells: CellReader): Totals {
  const label = totalLabel(row, labels)!;
  const written = TOTAL_IN_TEXT.exec(labels.key(label.text));
  if (written !== null) {
    const value = parseDecimal(written[1]!);
    const at = placedAt({ row: row.index, cell: label });
    return columns.score === undefined ? { points: value, pointsAt: at, score: null, scoreAt: null } : { points: null, pointsAt: null, score: value, scoreAt: at };
  }
  let pointsAt: Placed | null = null;
  let scoreAt: Placed | null = null;
  const numbers: Placed[] = [];
  for (const cell of row.cells) {
    if (cell.column <= label.column || (cell.kind === "text" && !/[0-9０-９]/.test(cell.text))) continue;
    const placed = { row: row.index, cell };
    const { left, right } = grid.width(row.index, cell.column);
    const covers = (meaning: "points" | "score" | "reason"): boolean => columns[meaning]?.some((column) => column >= left && column <= right) === true;
    if (covers("score")) scoreAt ??= placed;
    else if (covers("points")) pointsAt ??= placed;
    else if (!covers("reason")) numbers.push(placed);
  }
  // Some forms merge the rest of the row, so that its numbers stand in front of their columns.
  if (pointsAt === null && scoreAt === null) {
    if (numbers.length > 1) [pointsAt, scoreAt] = [numbers[0]!, numbers[1]!];
    else if (columns.score !== undefined || SCORE_WORD.test(label.text)) scoreAt = numbers[0] ?? null;
    else pointsAt = numbers[0] ?? null;
  }
  return {
    points: cells.points(pointsAt), pointsAt: addressOf(grid, pointsAt, row, columns.points),
    score: cells.points(scoreAt), scoreAt: addressOf(grid, scoreAt, row, columns.score),
  };
}

function totalLabel(row: SheetRow, labels: LabelReader): SheetCell | null {
  for (const cell of leading(row)) {
    const key = labels.key(cell.text);
    if (TOTAL_WORDS.test(labels.bare(cell.text)) || TOTAL_IN_TEXT.test(key)) return cell;
  }
  return null;
}

/** The first texts of a row, where its name stands; lists have names of projects and units in front of it. */
function leading(row: SheetRow): readonly SheetCell[] {
  return row.cells.slice(0, 6).filter(({ kind }) => kind === "text");
}
