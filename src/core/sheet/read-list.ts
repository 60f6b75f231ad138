import type { Decimal } from "../basics/decimal.ts";
import type { TableProject } from "../recheck/table.ts";
import type { ColumnMeaning } from "./column-lexicon.ts";
import { withExecution } from "./execution-row.ts";
import { formOf } from "./find-form.ts";
import type { Header } from "./find-header.ts";
import type { Segment } from "./find-segments.ts";
import type { Grid } from "./grid.ts";
import { NOTHING } from "./label-lexicon.ts";
import type { LabelReader } from "./label.ts";
import { placedAt, putPlace } from "./places.ts";
import { CellReader, closeUp, joinLines, type Placed } from "./read-cell.ts";
import { moneyUnit } from "./money-cells.ts";
import { yearIn, yearOf } from "./read-head.ts";
import { IndicatorRows } from "./read-rows.ts";
import { isAfterTable, isGrandTotal, isSubtotalRow, isTotalRow, readTotals, type Totals } from "./read-totals.ts";
import type { RecognisedTable } from "./recognised-table.ts";
import type { SheetRow } from "./sheet.ts";
import { notesOf } from "./table-notes.ts";
import { holdsComparisons } from "./target-text.ts";

/** What tells one table of a list from the next. */
const KEYS = ["project", "projectCode", "unit", "department", "year"] as const;
type Key = (typeof KEYS)[number];

/** Longer texts are no names of projects or units. */
const MAX_NAME = 400;

/** Amounts and totals that a list repeats in each row of a project. */
const SINGLES = ["initialBudget", "adjustedBudget", "executed", "executionRate", "executionPoints", "executionScore", "totalPoints", "totalScore"] as const;
type Single = (typeof SINGLES)[number];

const PATHS: Readonly<Record<Single, string>> = {
  initialBudget: "project.initial_budget", adjustedBudget: "project.adjusted_budget", executed: "project.executed", executionRate: "project.execution_rate",
  executionPoints: "project.execution_points", executionScore: "project.execution_score", totalPoints: "total_points", totalScore: "total_score",
};

interface Group {
  readonly keys: Readonly<Record<Key, string | null>>;
  readonly cells: CellReader;
  readonly rows: IndicatorRows;
  readonly singles: Partial<Record<Single, Placed>>;
  totals: Totals | null;
}

/**
 * A workbook with one row an indicator: one table for each project, unit and year, wherever their rows stand.
 * Null when there are more than `limit` of them.
 */
export function readList(grid: Grid, segment: Segment, labels: LabelReader, limit: number): RecognisedTable[] | null {
  const groups = new Map<string, Group>();
  const unit = moneyUnit([...segment.head, ...segment.parts.map(({ header }) => grid.row(header.top)!)]);
  const headers = segment.parts.map(({ header }) => header);
  for (const { header, rows } of segment.parts) {
    readPart(grid, header, rows, labels, groups, limit);
    if (groups.size > limit) return null;
  }
  return [...groups.values()].map((group) => tableOf(grid, group, segment.title, headers, unit));
}

function readPart(grid: Grid, header: Header, rows: readonly SheetRow[], labels: LabelReader, groups: Map<string, Group>, limit: number): void {
  const { columns } = header;
  const signs = holdsComparisons(rows, columns.sign);
  const firstColumn = Math.min(...Object.values(columns).map((list) => list[0]!));
  const firstLevel = Math.min(...[columns.level1, columns.level2, columns.level3].map((list) => list?.[0] ?? Infinity));
  let keys: Record<Key, string | null> = { project: null, projectCode: null, unit: null, department: null, year: null };
  let group: Group | null = null;
  for (const row of rows) {
    if (groups.size > limit || isAfterTable(row, labels, firstColumn)) break;
    const printed = printedKeys(grid, row, columns);
    const isTotal = isTotalRow(row, labels);
    // `合计` in the place of a project's name is no project.
    if (!isTotal && Object.keys(printed).length > 0) keys = nextKeys(keys, printed);
    if (group === null || !isTotal) group = groupOf(grid, groups, keys);
    if (isTotal) {
      if (group.rows.indicators.length > 0 && !isGrandTotal(row, labels, firstLevel)) group.totals = readTotals(grid, row, header, labels, group.cells);
      continue;
    }
    for (const single of SINGLES) {
      const placed = group.singles[single] === undefined ? first(row, columns[single]) : null;
      if (placed !== null) group.singles[single] = placed;
    }
    if (!isSubtotalRow(row, labels)) group.rows.add(row, header, signs);
  }
}

/** The names seen in this row, those of merged areas included. */
function printedKeys(grid: Grid, row: SheetRow, columns: Header["columns"]): Partial<Record<Key, string>> {
  const printed: Partial<Record<Key, string>> = {};
  for (const key of KEYS) {
    const column = columns[key]?.[0];
    const seen = column === undefined ? "" : (grid.seen(row.index, column)?.cell.text ?? "");
    const text = seen.length > MAX_NAME ? "" : joinLines(seen).trim();
    if (text !== "" && !NOTHING.test(text)) printed[key] = text;
  }
  return printed;
}

/** What is left empty repeats what stands above, until another project, unit or department begins. */
function nextKeys(before: Readonly<Record<Key, string | null>>, printed: Partial<Record<Key, string>>): Record<Key, string | null> {
  const next = { ...before };
  const changes = (key: Key): boolean => printed[key] !== undefined && printed[key] !== before[key];
  if (changes("department")) next.unit = null;
  if (changes("department") || changes("unit") || (printed.projectCode !== undefined && changes("projectCode"))) next.project = null;
  if (changes("project") || changes("unit")) next.projectCode = null;
  return { ...next, ...printed };
}

function groupOf(grid: Grid, groups: Map<string, Group>, keys: Readonly<Record<Key, string | null>>): Group {
  const id = JSON.stringify(KEYS.map((key) => (keys[key] === null ? null : closeUp(keys[key]))));
  let group = groups.get(id);
  if (group === undefined) {
    const cells = new CellReader(grid);
    group = { keys: { ...keys }, cells, rows: new IndicatorRows(grid, cells), singles: {}, totals: null };
    groups.set(id, group);
  }
  return group;
}

function tableOf(grid: Grid, group: Group, title: string | null, headers: readonly Header[], unit: string | null): RecognisedTable {
  const { cells, rows, singles, keys } = group;
  const { places } = rows;
  for (const single of SINGLES) putPlace(places, grid.sheet.name, PATHS[single], placedAt(singles[single] ?? null));
  const amount = (single: Single): Decimal | null => cells.amount(singles[single] ?? null, unit).value;
  const points = (single: Single): Decimal | null => cells.points(singles[single] ?? null);
  const rate = cells.rate(singles.executionRate ?? null, null);
  const project: TableProject = {
    name: keys.project ?? keys.projectCode,
    department: keys.department,
    unit: keys.unit,
    ...withExecution({
      fundsUnit: unit,
      initialBudget: amount("initialBudget"),
      adjustedBudget: amount("adjustedBudget"),
      executed: amount("executed"),
      executionPoints: points("executionPoints"),
      executionScore: points("executionScore"),
      executionRate: rate.value,
      executionRateRaw: rate.raw,
      fundsRows: [],
    }, rows.execution, grid.sheet.name, cells, places),
  };
  if (group.totals !== null) {
    putPlace(places, grid.sheet.name, "total_points", group.totals.pointsAt);
    putPlace(places, grid.sheet.name, "total_score", group.totals.scoreAt);
  }
  return {
    table: {
      id: grid.sheet.name,
      form: formOf(title, project.name, headers, grid.sheet.name),
      publisher: null,
      year: yearOf(keys.year) ?? yearIn(title),
      project,
      goal: { planned: null, actual: null },
      indicators: rows.indicators,
      totalPoints: group.totals?.points ?? points("totalPoints"),
      totalScore: group.totals?.score ?? points("totalScore"),
      // All rows of a list are there; what ends it is the next project or the end of the sheet.
      complete: true,
      places,
    },
    problems: [...cells.problems, ...notesOf(grid.sheet.name, rows.hiddenRows, headers.some(({ leftOut }) => leftOut))],
  };
}

function first(row: SheetRow, columns: Header["columns"][ColumnMeaning]): Placed | null {
  const cell = columns === undefined ? undefined : row.cells.find(({ column }) => columns.includes(column));
  return cell === undefined ? null : { row: row.index, cell };
}
