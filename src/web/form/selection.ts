import type { FilingValues } from "../../core/form/filing-values.ts";
import { fieldOf, lineOf, pathOf, textAt } from "./cells.ts";
import type { GridColumn, GridLine } from "./grid-shape.ts";
import type { CellBlock } from "./tsv.ts";

/** A rectangle of cells within one part of the form; the anchor stays while the focus moves. */
export interface Selection {
  readonly anchor: string;
  readonly focus: string;
}

export type Direction = "up" | "down" | "left" | "right" | "next" | "previous" | "line-start" | "line-end" | "top" | "bottom" | "page-up" | "page-down";

const PAGE = 12;

interface Spot {
  readonly line: number;
  readonly cell: number;
}

export function spotOf(lines: readonly GridLine[], path: string): Spot | null {
  const [key, field] = [lineOf(path), fieldOf(path)];
  // Texts of the goal may stand in several places of a form.
  for (const [line, { key: own, columns }] of lines.entries()) {
    const cell = own === key ? columns.findIndex((column) => column.field === field) : -1;
    if (cell >= 0) return { line, cell };
  }
  return null;
}

/** Where a key leads from a cell; null at the edge, where `Tab` leaves the grid. */
export function moved(lines: readonly GridLine[], from: string, direction: Direction): string | null {
  const spot = spotOf(lines, from);
  if (spot === null) return null;
  const { line, cell } = spot;
  const at = (toLine: number, toCell: number): string | null => {
    const target = lines[toLine];
    const column = target?.columns[toCell];
    return target === undefined || column === undefined ? null : pathOf(target.key, column.field);
  };
  const vertically = (by: number): string | null => {
    const to = Math.max(0, Math.min(lines.length - 1, line + by));
    return to === line ? null : at(to, nearestCell(lines[to]!, lines[line]!.columns[cell]!));
  };
  switch (direction) {
    case "up": return vertically(-1);
    case "down": return vertically(1);
    case "page-up": return vertically(-PAGE);
    case "page-down": return vertically(PAGE);
    case "top": return at(0, 0);
    case "bottom": return at(lines.length - 1, lines[lines.length - 1]!.columns.length - 1);
    case "left": return at(line, cell - 1);
    case "right": return at(line, cell + 1);
    case "line-start": return at(line, 0);
    case "line-end": return at(line, lines[line]!.columns.length - 1);
    case "next": return at(line, cell + 1) ?? at(line + 1, 0);
    case "previous": return at(line, cell - 1) ?? (line === 0 ? null : at(line - 1, lines[line - 1]!.columns.length - 1));
  }
}

/** The cell of another line that stands under this column: the one that covers its left edge, else the nearest. */
function nearestCell(line: GridLine, column: GridColumn): number {
  const covers = line.columns.findIndex(({ span }) => span.start <= column.span.start && column.span.start < span.start + span.count);
  if (covers >= 0) return covers;
  let best = 0;
  for (const [index, { span }] of line.columns.entries()) {
    if (Math.abs(span.start - column.span.start) < Math.abs(line.columns[best]!.span.start - column.span.start)) best = index;
  }
  return best;
}

/** The chosen cells, line by line. Cells of another part of the form than the anchor's are never in it. */
export function selectedCells(lines: readonly GridLine[], { anchor, focus }: Selection): readonly (readonly string[])[] {
  const from = spotOf(lines, anchor);
  const to = spotOf(lines, focus);
  if (from === null || to === null) return [];
  const area = lines[from.line]!.area;
  const [first, last] = [Math.min(from.line, to.line), Math.max(from.line, to.line)];
  const [one, other] = [lines[from.line]!.columns[from.cell]!.span, lines[to.line]!.columns[to.cell]!.span];
  const start = Math.min(one.start, other.start);
  const end = Math.max(one.start + one.count, other.start + other.count);
  return lines
    .slice(first, last + 1)
    .filter((line) => line.area === area)
    .map(({ key, columns }) => columns.filter(({ span }) => span.start >= start && span.start + span.count <= end).map(({ field }) => pathOf(key, field)))
    .filter((cells) => cells.length > 0);
}

/** The cells that a block covers: a rectangle by field, with blanks where a line has no such cell. */
export function copiedBlock(lines: readonly GridLine[], values: FilingValues, selection: Selection): CellBlock {
  const cells = selectedCells(lines, selection);
  const chosen = new Set(cells.flat());
  const area = lines.find(({ key }) => key === lineOf(selection.anchor))?.area;
  const fields = areaColumns(lines, area).map(({ field }) => field).filter((field) => cells.some(([first = ""]) => chosen.has(pathOf(lineOf(first), field))));
  return cells.map(([first = ""]) => fields.map((field) => (chosen.has(pathOf(lineOf(first), field)) ? textAt(values, pathOf(lineOf(first), field)) : "")));
}

/** The columns of a part of the form: those of its fullest line. */
export function areaColumns(lines: readonly GridLine[], area: GridLine["area"] | undefined): readonly GridColumn[] {
  return lines.filter((line) => line.area === area).reduce<readonly GridColumn[]>((most, { columns }) => (columns.length > most.length ? columns : most), []);
}
