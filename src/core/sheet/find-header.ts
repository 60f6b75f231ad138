import { AMBIGUOUS_UNIT, ANNUAL_SIDE, LONG_TERM_SIDE, type ColumnMeaning } from "./column-lexicon.ts";
import { cellAt, type Grid } from "./grid.ts";
import type { LabelReader, Meant } from "./label.ts";
import type { SheetCell, SheetRow } from "./sheet.ts";

/** The columns of an indicator table by what they hold, each ascending, and the rows its headings fill. */
export interface Header {
  readonly top: number;
  readonly bottom: number;
  readonly columns: Columns;
  /** One row an indicator, with its project or unit in columns of its own. */
  readonly isList: boolean;
  /** The columns of a longer term that stood beside those of the year and were left out. */
  readonly leftOut: boolean;
  /** The headings as printed, for problems. */
  readonly printed: readonly string[];
}

export type Columns = Readonly<Partial<Record<ColumnMeaning, readonly number[]>>>;

const LEVELS: readonly ColumnMeaning[] = ["level1", "level2", "level3"];
const VALUES: readonly ColumnMeaning[] = ["target", "actual", "points", "score", "excellent"];
const LIST_KEYS: readonly ColumnMeaning[] = ["project", "projectCode", "unit", "department", "year"];
/** Headings are at most so many rows high. */
const MAX_HEIGHT = 3;

/** The header that begins in a row, or null when the row is none. `from` is the first row that may hold words about its sides. */
export function headerAt(grid: Grid, labels: LabelReader, row: SheetRow, from: number): Header | null {
  const first = readHeadings(row, labels);
  const levels = first.filter(({ meant }) => LEVELS.includes(meant.meaning));
  if (levels.length === 0 || distinct(first) < 2) return null;
  const bottom = headingsBottom(grid, labels, row, first);
  const meanings = columnMeanings(grid, labels, row, bottom);
  const sides = splitSides(meanings);
  const chosen = chooseSide(grid, sides, row.index, from);
  const columns = bestColumns(meanings.filter(({ column }) => chosen.includes(column)));
  settleUnit(meanings, columns);
  if (!VALUES.some((meaning) => columns[meaning] !== undefined)) return null;
  const firstLevel = Math.min(...LEVELS.map((level) => columns[level]?.[0] ?? Infinity));
  if (!Number.isFinite(firstLevel)) return null;
  dropBefore(columns, firstLevel);
  return {
    top: row.index,
    bottom,
    columns,
    isList: LIST_KEYS.some((key) => columns[key] !== undefined && key !== "year" && key !== "department") || (columns.department !== undefined && columns.year !== undefined),
    leftOut: sides.length > 1,
    printed: first.map(({ cell }) => cell.text.replace(/\s+/g, "")),
  };
}

interface Heading {
  readonly cell: SheetCell;
  readonly meant: Meant<ColumnMeaning>;
}

interface ColumnMeant {
  readonly column: number;
  readonly meant: Meant<ColumnMeaning>;
  /** Columns under one heading belong together. */
  readonly heading: SheetCell;
}

function readHeadings(row: SheetRow, labels: LabelReader): Heading[] {
  const headings: Heading[] = [];
  for (const cell of row.cells) {
    const meant = cell.kind === "text" ? labels.column(cell.text) : null;
    if (meant !== null) headings.push({ cell, meant });
  }
  return headings;
}

function distinct(headings: readonly Heading[]): number {
  return new Set(headings.filter(({ meant }) => meant.meaning !== "aside").map(({ meant }) => meant.meaning)).size;
}

/** The last row of headings: where merged headings reach down to, or rows that hold nothing but headings. */
function headingsBottom(grid: Grid, labels: LabelReader, row: SheetRow, headings: readonly Heading[]): number {
  let bottom = row.index;
  for (const { cell } of headings) {
    const merge = grid.mergeFrom(row.index, cell.column);
    if (merge !== undefined && merge.bottom < row.index + MAX_HEIGHT) bottom = Math.max(bottom, merge.bottom);
  }
  while (bottom < row.index + MAX_HEIGHT - 1) {
    const next = grid.row(bottom + 1);
    if (next === undefined || !next.cells.every((cell) => cell.kind === "text" && labels.column(cell.text) !== null)) break;
    bottom++;
  }
  return bottom;
}

/** What each column holds: a heading counts for all columns it covers, a lower one overrules those above it. */
function columnMeanings(grid: Grid, labels: LabelReader, top: SheetRow, bottom: number): ColumnMeant[] {
  const byColumn = new Map<number, ColumnMeant>();
  for (let index = top.index; index <= bottom; index++) {
    for (const cell of grid.row(index)?.cells ?? []) {
      const { left, right } = grid.width(index, cell.column);
      const meant = labels.column(cell.text);
      for (let column = left; column <= right; column++) {
        // An unknown lower heading leaves what its parent said; an unknown upper one says nothing.
        if (meant !== null && !(meant.meaning === "aside" && index > top.index && isThresholdParent(byColumn.get(column)))) {
          byColumn.set(column, { column, meant, heading: cell });
        }
      }
    }
  }
  return [...byColumn.values()].sort((left, right) => left.column - right.column);
}

/** `实际完成值 | 说明` under one heading of values: the parent's word counts for its first column only. */
function isThresholdParent(parent: ColumnMeant | undefined): boolean {
  return parent !== undefined && LEVELS.includes(parent.meant.meaning);
}

/**
 * Splits headings that repeat from left to right (level 2, level 3, value ‖ level 2, level 3, value) into sides.
 * What stands in front of the first repeated heading belongs to every side.
 */
function splitSides(meanings: readonly ColumnMeant[]): readonly (readonly number[])[] {
  const all = meanings.map(({ column }) => column);
  const repeated = repeatedAt(meanings, "level3") ?? repeatedAt(meanings, "level2");
  if (repeated === null || repeatedAt(meanings, "target") === null) return [all];
  const [first, second] = repeated;
  const firstLevel2 = meanings.find(({ meant, column }) => meant.meaning === "level2" && column > first);
  const boundary = Math.min(second, firstLevel2?.column ?? second, repeatedAt(meanings, "level1")?.[1] ?? second);
  const shared = all.filter((column) => column < boundary && meanings.some((one) => one.column === column && one.meant.meaning === "level1"));
  return [all.filter((column) => column < boundary), [...shared, ...all.filter((column) => column >= boundary)]];
}

/** Columns of the first and second heading that say the same in the same words. */
function repeatedAt(meanings: readonly ColumnMeant[], meaning: ColumnMeaning): readonly [number, number] | null {
  const headings = meanings.filter(({ meant }) => meant.meaning === meaning);
  const first = headings[0];
  const second = headings.find(({ heading, meant }) => heading !== first!.heading && meant.rank === first!.meant.rank);
  return first === undefined || second === undefined ? null : [first.column, second.column];
}

/** Of two sides the one of the year; by the printed form it is the right one. */
function chooseSide(grid: Grid, sides: readonly (readonly number[])[], top: number, from: number): readonly number[] {
  if (sides.length === 1) return sides[0]!;
  const [left, right] = sides as [readonly number[], readonly number[]];
  for (let index = top - 1; index >= Math.max(from, top - 3); index--) {
    for (const cell of grid.row(index)?.cells ?? []) {
      if (cell.text.length > 40 || ANNUAL_SIDE.test(cell.text) === LONG_TERM_SIDE.test(cell.text)) continue;
      const annual = ANNUAL_SIDE.test(cell.text);
      const isLeft = cell.column < right[right.length - 1]! && !right.some((column) => column === cell.column && !left.includes(column)) && cell.column <= left[left.length - 1]!;
      return annual === isLeft ? left : right;
    }
  }
  return right;
}

/** For each meaning the columns of its best heading; of equal ones the first. */
function bestColumns(meanings: readonly ColumnMeant[]): Partial<Record<ColumnMeaning, readonly number[]>> {
  const best = new Map<ColumnMeaning, { rank: number; heading: SheetCell; columns: number[] }>();
  for (const { column, meant, heading } of meanings) {
    const known = best.get(meant.meaning);
    if (known === undefined || meant.rank < known.rank) best.set(meant.meaning, { rank: meant.rank, heading, columns: [column] });
    else if (known.heading === heading) known.columns.push(column);
  }
  best.delete("aside");
  return Object.fromEntries([...best].map(([meaning, { columns }]) => [meaning, columns]));
}

/** `单位` behind the levels is a unit of measure, in front of them an organisation. */
function settleUnit(meanings: readonly ColumnMeant[], columns: Partial<Record<ColumnMeaning, readonly number[]>>): void {
  const unit = columns.unit?.[0];
  const level = Math.min(...LEVELS.map((meaning) => columns[meaning]?.[0] ?? Infinity));
  if (unit === undefined || unit < level) return;
  const heading = meanings.find(({ column }) => column === unit)?.heading.text.replace(/\s+/g, "") ?? "";
  if (heading.startsWith(AMBIGUOUS_UNIT)) {
    columns.measure ??= columns.unit!;
    delete columns.unit;
  }
}

/** A vertical heading of the whole block (`绩效指标`) in front of the levels is no column of names. */
function dropBefore(columns: Partial<Record<ColumnMeaning, readonly number[]>>, _firstLevel: number): void {
  const level2 = columns.level2?.[0] ?? columns.level1?.[0];
  if (columns.level3 !== undefined && level2 !== undefined && columns.level3[0]! < level2) delete columns.level3;
}

/** Whether a cell is one of the headings of a header; for rows where a header is repeated on the next page. */
export function isHeading(header: Header, grid: Grid, row: number, column: number): boolean {
  return cellAt(grid.row(row), column) !== undefined && row >= header.top && row <= header.bottom;
}
