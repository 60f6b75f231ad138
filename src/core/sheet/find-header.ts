import { AMBIGUOUS_UNIT, ANNUAL_SIDE, LONG_TERM_SIDE, NUMBER_COLUMN, type ColumnMeaning } from "./column-lexicon.ts";
import type { Grid } from "./grid.ts";
import type { LabelReader, Meant } from "./label.ts";
import type { SheetCell, SheetRow } from "./sheet.ts";

/** The columns of an indicator table by what they hold, and the rows its headings fill. */
export interface Header {
  readonly top: number;
  readonly bottom: number;
  readonly columns: Columns;
  /** One row an indicator, with its project or unit in columns of its own. */
  readonly isList: boolean;
  /** Columns of a longer term stood beside those of the year and were left out. */
  readonly leftOut: boolean;
  /** The headings as printed, for problems. */
  readonly printed: readonly string[];
}

/** For each meaning its columns, ascending. */
export type Columns = Readonly<Partial<Record<ColumnMeaning, readonly number[]>>>;

interface ColumnMeant {
  readonly column: number;
  readonly meant: Meant<ColumnMeaning>;
  /** Columns under one heading belong together. */
  readonly heading: SheetCell;
}

const LEVELS: readonly ColumnMeaning[] = ["level1", "level2", "level3", "level4"];
const UPPER: readonly ColumnMeaning[] = ["level1", "level2"];
const VALUES: readonly ColumnMeaning[] = ["target", "actual", "points", "score", "excellent"];
const LIST_KEYS: readonly ColumnMeaning[] = ["project", "projectCode", "unit"];
const BEHIND_LEVELS: readonly ColumnMeaning[] = ["points", "score"];
/** Words of a higher rank may mean something else than a level. */
const WEAK_RANK = 6;
/** Headings are at most so many rows high. */
const MAX_HEIGHT = 3;
/** A heading reaches over at most so many columns. */
const MAX_WIDTH = 32;

/** The header that begins in a row, or null when none does. `from` is the first row that may say which side is which. */
export function headerAt(grid: Grid, labels: LabelReader, row: SheetRow, from: number): Header | null {
  const headings = row.cells.filter((cell) => cell.kind === "text" && labels.column(cell.text) !== null);
  const found = new Set(headings.map((cell) => labels.column(cell.text)!.meaning));
  found.delete("aside");
  if (found.size < 2 || !LEVELS.some((level) => found.has(level))) return null;

  const bottom = lastHeadingRow(grid, labels, row, headings);
  const all = measuresBehindLevels(columnMeanings(grid, labels, row.index, bottom), labels);
  const sides = splitSides(all);
  const columns = bestColumns(sides === null ? all : chooseSide(grid, sides, row.index, from));
  // The vertical heading of the whole block (`绩效指标`) in front of the levels is no column of names.
  const upperLevel = columns.level2?.[0] ?? columns.level1?.[0] ?? -1;
  if (columns.level3 !== undefined && columns.level3[0]! < upperLevel) delete columns.level3;
  if (!VALUES.some((value) => columns[value] !== undefined) || !LEVELS.some((level) => columns[level] !== undefined)) return null;
  return {
    top: row.index,
    bottom,
    columns,
    isList: LIST_KEYS.some((key) => columns[key] !== undefined),
    leftOut: sides !== null,
    printed: headings.map((cell) => cell.text.replace(/\s+/g, "")),
  };
}

/** Where merged headings reach down to, and further rows that hold nothing but headings. */
function lastHeadingRow(grid: Grid, labels: LabelReader, row: SheetRow, headings: readonly SheetCell[]): number {
  let bottom = row.index;
  const upper = headings.find(({ text }) => UPPER.includes(labels.column(text)!.meaning))?.column ?? 0;
  for (const { column } of headings) {
    // The vertical name of the whole block in front of the levels reaches down beside the indicators.
    if (column < upper) continue;
    const merge = grid.mergeFrom(row.index, column);
    if (merge !== undefined && merge.bottom < row.index + MAX_HEIGHT) bottom = Math.max(bottom, merge.bottom);
  }
  while (bottom < row.index + MAX_HEIGHT - 1) {
    const next = grid.row(bottom + 1);
    if (next === undefined || !next.cells.every((cell) => cell.kind === "text" && labels.column(cell.text) !== null)) break;
    bottom++;
  }
  return bottom;
}

/** What each column holds: a heading counts for all columns it covers, one below overrules those above it. */
function columnMeanings(grid: Grid, labels: LabelReader, top: number, bottom: number): ColumnMeant[] {
  const byColumn = new Map<number, ColumnMeant>();
  for (let row = top; row <= bottom; row++) {
    for (const heading of grid.row(row)?.cells ?? []) {
      const meant = labels.column(heading.text);
      if (meant === null) continue;
      const { left, right } = grid.width(row, heading.column);
      for (let column = left; column <= Math.min(right, left + MAX_WIDTH - 1); column++) {
        const above = byColumn.get(column)?.meant.meaning;
        // `三级指标` over `序号` and `内容`: only the number is none of it.
        const keeps = above !== undefined && LEVELS.includes(above) && meant.meaning === "aside" && !NUMBER_COLUMN.has(labels.key(heading.text));
        if (!keeps) byColumn.set(column, { column, meant, heading });
      }
    }
  }
  return [...byColumn.values()].sort((left, right) => left.column - right.column);
}

interface Sides {
  readonly left: readonly ColumnMeant[];
  readonly right: readonly ColumnMeant[];
  /** First column of the right side. */
  readonly boundary: number;
}

/**
 * Splits headings that repeat from left to right (level 2, level 3, value ‖ level 2, level 3, value); null when nothing repeats.
 * A level 1 that stands only once belongs to both sides.
 */
function splitSides(all: readonly ColumnMeant[]): Sides | null {
  const second = secondColumn(all, "level3") ?? secondColumn(all, "level2");
  if (second === null || secondColumn(all, "target") === null) return null;
  const boundary = Math.min(second, secondColumn(all, "level2") ?? second, secondColumn(all, "level1") ?? second);
  const left = all.filter(({ column }) => column < boundary);
  const right = all.filter(({ column }) => column >= boundary);
  const level1 = right.some(({ meant }) => meant.meaning === "level1") ? [] : left.filter(({ meant }) => meant.meaning === "level1");
  return { left, right: [...level1, ...right], boundary };
}

/** The column of the second heading that says the same as the first, in as good a word. */
function secondColumn(all: readonly ColumnMeant[], meaning: ColumnMeaning): number | null {
  const same = all.filter(({ meant }) => meant.meaning === meaning);
  const first = same[0];
  return same.find(({ heading, meant }) => heading !== first!.heading && meant.rank === first!.meant.rank)?.column ?? null;
}

/** Of two sides the one of the year: the right one by the printed form, unless the words above say the reverse. */
function chooseSide(grid: Grid, { left, right, boundary }: Sides, top: number, from: number): readonly ColumnMeant[] {
  let annualLeft = false;
  let longTermRight = false;
  for (let row = Math.max(from, top - 3); row < top; row++) {
    for (const { text, column } of grid.row(row)?.cells ?? []) {
      if (text.length > 40) continue;
      const annual = ANNUAL_SIDE.test(text);
      const longTerm = LONG_TERM_SIDE.test(text);
      if (annual && !longTerm && column < boundary) annualLeft = true;
      if (longTerm && !annual && column >= boundary) longTermRight = true;
    }
  }
  return annualLeft && longTermRight ? left : right;
}

/** For each meaning the columns of its best heading; of equally good ones the first. */
function bestColumns(meanings: readonly ColumnMeant[]): Partial<Record<ColumnMeaning, readonly number[]>> {
  const best = new Map<ColumnMeaning, { rank: number; heading: SheetCell; columns: number[] }>();
  const lastLevel = Math.max(-1, ...meanings.filter(({ meant }) => LEVELS.includes(meant.meaning) && meant.rank < WEAK_RANK).map(({ column }) => column));
  for (const { column, meant, heading } of meanings) {
    // `一级指标 | 权重 | 二级指标 | 权重 | 三级指标 | 权重`: the weight behind the last level is the indicator's own.
    const rank = meant.rank + (column < lastLevel && BEHIND_LEVELS.includes(meant.meaning) ? 1000 : 0);
    const known = best.get(meant.meaning);
    if (known === undefined || rank < known.rank) best.set(meant.meaning, { rank, heading, columns: [column] });
    // A heading's columns lie side by side; what another heading has cut off is not its own any more.
    else if (known.heading === heading && known.columns[known.columns.length - 1] === column - 1) known.columns.push(column);
  }
  best.delete("aside");
  return Object.fromEntries([...best].map(([meaning, { columns }]) => [meaning, columns]));
}

/** `单位` in front of the levels is an organisation, behind them a unit of measure. */
function measuresBehindLevels(all: readonly ColumnMeant[], labels: LabelReader): readonly ColumnMeant[] {
  const firstLevel = all.find(({ meant }) => LEVELS.includes(meant.meaning))?.column ?? 0;
  return all.map((one) =>
    one.column > firstLevel && labels.bare(one.heading.text) === AMBIGUOUS_UNIT ? { ...one, meant: { meaning: "measure", rank: WEAK_RANK } } : one,
  );
}
