import { withExecution } from "./execution-row.ts";
import { LAST_LEVEL, LATER_LEVEL } from "./field-lexicon.ts";
import { formOf } from "./find-form.ts";
import type { Segment } from "./find-segments.ts";
import type { Grid } from "./grid.ts";
import type { LabelReader } from "./label.ts";
import { putPlace } from "./places.ts";
import { CellReader } from "./read-cell.ts";
import { readFunds } from "./read-funds.ts";
import { readGoal } from "./read-goal.ts";
import { readHead } from "./read-head.ts";
import { IndicatorRows } from "./read-rows.ts";
import { isAfterTable, isSubtotalRow, isTotalRow, readTotals, type Totals } from "./read-totals.ts";
import type { RecognisedTable } from "./recognised-table.ts";
import { notesOf } from "./table-notes.ts";
import { holdsComparisons } from "./target-text.ts";

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
  putPlace(places, grid.sheet.name, "total_points", totals.pointsAt);
  putPlace(places, grid.sheet.name, "total_score", totals.scoreAt);

  const headers = segment.parts.map(({ header }) => header);
  const form = formOf(head.title, head.project, headers, grid.sheet.name);
  return {
    table: {
      id: grid.sheet.name,
      form,
      publisher: head.publisher,
      year: head.year,
      project: { name: head.project, department: head.department, unit: head.unit, ...withExecution(funds, rows.execution, grid.sheet.name, cells, places) },
      goal,
      indicators: rows.indicators,
      totalPoints: totals.points,
      totalScore: totals.score ?? head.totalScore,
      complete: isComplete(rows, ended || totals !== NO_TOTALS),
      places,
    },
    problems: [...cells.problems, ...notesOf(grid.sheet.name, rows.hiddenRows, headers.some(({ leftOut }) => leftOut))],
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

/** Whole when its end was seen and its beginning is not that of a later part. */
function isComplete(rows: IndicatorRows, ended: boolean): boolean {
  const first = rows.indicators[0];
  if (first === undefined || (first.level1 !== null && LATER_LEVEL.test(first.level1))) return false;
  return ended || rows.lastLevels.some((level) => level !== null && LAST_LEVEL.test(level));
}
