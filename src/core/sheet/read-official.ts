import { problem, type Problem } from "../basics/problem.ts";
import type { SheetPlace } from "../recheck/table.ts";
import type { Segment } from "./find-segments.ts";
import { formOf } from "./find-form.ts";
import type { Grid } from "./grid.ts";
import { LAST_LEVEL, LATER_LEVEL } from "./field-lexicon.ts";
import type { LabelReader } from "./label.ts";
import { CellReader, type Placed } from "./read-cell.ts";
import { readFunds, type Funds } from "./read-funds.ts";
import { readGoal } from "./read-goal.ts";
import { readHead } from "./read-head.ts";
import { holdsComparisons, IndicatorRows, type ExecutionRow } from "./read-rows.ts";
import { isAfterTable, isSubtotalRow, isTotalRow, readTotals, type Totals } from "./read-totals.ts";
import type { RecognisedTable } from "./recognise.ts";
import { cellAddress } from "./sheet.ts";

const NO_TOTALS: Totals = { points: null, pointsAt: null, score: null, scoreAt: null };

/** One official form: head, money, goal, indicators, total. */
export function readOfficial(grid: Grid, segment: Segment, labels: LabelReader): RecognisedTable {
  const cells = new CellReader(grid);
  const rows = new IndicatorRows(grid, cells);
  const { places } = rows;
  const head = readHead(grid, segment.head, segment.title, labels, cells, places);
  const funds = readFunds(grid, segment.head, labels, cells, places);
  const goal = readGoal(grid, segment.head, labels, cells);
  const { totals, ended } = readParts(grid, segment, rows, labels, cells);
  place(grid, places, "total_points", totals.pointsAt);
  place(grid, places, "total_score", totals.scoreAt);

  const headers = segment.parts.map(({ header }) => header);
  const form = formOf(head.title, head.project, headers, grid.sheet.name);
  return {
    table: {
      id: grid.sheet.name,
      form,
      publisher: head.publisher,
      year: head.year,
      project: { name: head.project, department: head.department, unit: head.unit, ...withExecution(funds, rows.execution, grid, cells, places) },
      goal,
      indicators: rows.indicators,
      totalPoints: totals.points,
      totalScore: totals.score ?? head.totalScore,
      complete: isComplete(rows, ended || totals !== NO_TOTALS),
      places,
    },
    problems: [...cells.problems, ...notes(grid, rows, headers.some(({ leftOut }) => leftOut))],
  };
}

/** Reads what follows each header up to the last total; a total in between was that of a part. */
function readParts(grid: Grid, { parts }: Segment, rows: IndicatorRows, labels: LabelReader, cells: CellReader): { totals: Totals; ended: boolean } {
  let totals = NO_TOTALS;
  let ended = false;
  for (const { header, rows: all } of parts) {
    const signs = holdsComparisons(all, header.columns.sign);
    const firstColumn = Math.min(...Object.values(header.columns).map((columns) => columns[0]!));
    const end = all.findIndex((row) => isAfterTable(row, labels, firstColumn));
    const body = end < 0 ? all : all.slice(0, end);
    if (end >= 0) ended = true;
    const lastTotal = body.map((row) => isTotalRow(row, labels)).lastIndexOf(true);
    body.forEach((row, index) => {
      if (isTotalRow(row, labels)) {
        if (index === lastTotal) totals = readTotals(grid, row, header, labels, cells);
      } else if ((lastTotal < 0 || index < lastTotal || rows.indicators.length === 0) && !isSubtotalRow(row, labels)) rows.add(row, header, signs);
    });
  }
  return { totals, ended };
}

/** The execution of the budget may stand in the money block or among the indicators. */
export function withExecution(funds: Funds, row: ExecutionRow | null, grid: Grid, cells: CellReader, places: Record<string, SheetPlace>): Funds {
  if (row === null) return funds;
  const rate = funds.executionRate === null ? cells.rate(row.rate, null) : { value: funds.executionRate, raw: funds.executionRateRaw };
  if (funds.executionRate === null) place(grid, places, "project.execution_rate", row.rate);
  if (funds.executionPoints === null) place(grid, places, "project.execution_points", row.points);
  if (funds.executionScore === null) place(grid, places, "project.execution_score", row.score);
  return {
    ...funds,
    executionPoints: funds.executionPoints ?? cells.points(row.points),
    executionScore: funds.executionScore ?? cells.points(row.score),
    executionRate: rate.value,
    executionRateRaw: rate.raw,
  };
}

/** Whole when its end was seen and its beginning is not that of a later part. */
function isComplete(rows: IndicatorRows, ended: boolean): boolean {
  const first = rows.indicators[0];
  if (first === undefined || (first.level1 !== null && LATER_LEVEL.test(first.level1))) return false;
  return ended || rows.lastLevels.some((level) => level !== null && LAST_LEVEL.test(level));
}

export function notes(grid: Grid, rows: IndicatorRows, leftOut: boolean): Problem[] {
  const { name } = grid.sheet;
  const found: Problem[] = [];
  if (rows.hiddenRows.length > 0) {
    found.push(problem("sheet.hidden-rows", name, { rows: shortList(rows.hiddenRows.map((row) => row + 1)), count: rows.hiddenRows.length }));
  }
  if (leftOut) found.push(problem("sheet.long-term-left-out", name));
  return found;
}

function shortList(numbers: readonly number[]): string {
  return numbers.slice(0, 10).join(", ") + (numbers.length > 10 ? " …" : "");
}

function place(grid: Grid, places: Record<string, SheetPlace>, path: string, placed: Placed | null): void {
  if (placed !== null) places[path] = { sheet: grid.sheet.name, cell: cellAddress(placed.row, placed.cell.column) };
}

