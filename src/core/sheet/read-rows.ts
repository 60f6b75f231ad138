import { equals, parseDecimal, sign, type Decimal } from "../basics/decimal.ts";
import type { IndicatorRow } from "../recheck/table.ts";
import { fold } from "../target/fold.ts";
import { THRESHOLD_NAMES } from "./column-lexicon.ts";
import { EXECUTION_ROW, FIXED_KIND } from "./field-lexicon.ts";
import type { Columns, Header } from "./find-header.ts";
import type { Grid } from "./grid.ts";
import { indicatorPaths } from "./indicator-paths.ts";
import { INDICATOR_NUMBER, LEFT_FREE, NOT_APPLICABLE, POINTS_IN_NAME, POINTS_OF_GROUP } from "./label-lexicon.ts";
import { labelKey } from "./label.ts";
import { putPlace, type Places } from "./places.ts";
import { closeUp, joinLines, type CellReader, type Placed } from "./read-cell.ts";
import type { SheetRow } from "./sheet.ts";
import { withSign, withUnit } from "./target-text.ts";

/** The execution of the budget where it stands among the indicators. */
export interface ExecutionRow {
  readonly points: Placed | null;
  readonly score: Placed | null;
  readonly rate: Placed | null;
}

/** A group name carried on from the row it was printed in. */
interface Level {
  readonly name: string | null;
  readonly placed: Placed | null;
}

const NO_LEVEL: Level = { name: null, placed: null };
/** A target that a line break was put into to fit the column; longer ones are lists whose lines mean something. */
const SHORT_VALUE = 40;
/** A text that is no name any more; it is kept as it is, since taking it apart for each row would cost without end. */
const LONG_NAME = 300;
/** Cells under one heading that make up one text: sign, value, unit and a remark. */
const MAX_JOINED = 4;

/** Gathers the indicators of one table, row by row, under one or several headers. */
export class IndicatorRows {
  readonly indicators: IndicatorRow[] = [];
  readonly places: Places = {};
  readonly hiddenRows: number[] = [];
  execution: ExecutionRow | null = null;
  lastLevels: readonly (string | null)[] = [];
  private readonly grid: Grid;
  private readonly cells: CellReader;
  private level1 = NO_LEVEL;
  private level2 = NO_LEVEL;

  constructor(grid: Grid, cells: CellReader) {
    this.grid = grid;
    this.cells = cells;
  }

  /** Takes a row in; rows of the printed form that were left empty are passed over. `signs` tells whether the sign column holds comparisons. */
  add(row: SheetRow, { columns }: Header, signs: boolean): void {
    this.readLevels(row, columns);
    const values = {
      target: this.target(row, columns, signs),
      actual: this.first(row, columns.actual),
      points: this.first(row, columns.points),
      score: this.first(row, columns.score),
    };
    const named = this.name(row, columns);
    const actual = this.joined(row, columns.actual);
    const hasValue = values.target.text !== null || actual !== null || this.isPrinted(values.points) || this.isPrinted(values.score);
    if (!hasValue && (named.own === null || isLeftFree(named.own))) return;
    if (row.hidden) this.hiddenRows.push(row.index);
    if (this.execution === null && this.isExecution(named.text)) {
      this.execution = { points: values.points, score: values.score, rate: values.actual ?? this.plannedRate(row, columns) };
      return;
    }
    this.push(row, columns, named, values, actual);
  }

  private push(
    row: SheetRow,
    columns: Columns,
    named: { text: string | null; placed: Placed | null },
    values: { target: { text: string | null; placed: Placed | null }; actual: Placed | null; points: Placed | null; score: Placed | null },
    actual: string | null,
  ): void {
    const points = this.cells.points(values.points);
    const score = this.cells.points(values.score);
    const { name, points: pointsOrNamed } = splitPoints(named.text, points);
    // Lines of the printed form that don't apply are left empty, or filled with zeros.
    const says = name === null ? (values.target.text ?? actual) !== null : !NOT_APPLICABLE.test(name);
    if (!says && isNothing(pointsOrNamed) && isNothing(score)) return;
    const reason = this.first(row, columns.reason) ?? this.covering(row, columns.reason);
    const paths = indicatorPaths(this.indicators.length);
    this.place(paths.row, named.placed ?? values.target.placed ?? values.points ?? values.score);
    this.place(paths.target, values.target.placed);
    this.place(paths.actual, values.actual);
    this.place(paths.points, values.points ?? (points === null && pointsOrNamed !== null ? named.placed : null));
    this.place(paths.score, values.score);
    this.place(paths.reason, reason);
    this.lastLevels = [this.level1.name, this.level2.name];
    this.indicators.push({
      level1: this.level1.name,
      level2: this.level2.name,
      level3: name,
      targetRaw: values.target.text,
      actualRaw: actual,
      points: pointsOrNamed,
      score,
      reason: this.cells.text(reason),
    });
  }

  /** Group names are printed once and count until the next one, whether their cells are merged or not. */
  private readLevels(row: SheetRow, columns: Columns): void {
    const own1 = this.first(row, columns.level1);
    const own2 = this.first(row, columns.level2);
    if (own1 !== null) {
      const before = this.level1.name;
      this.level1 = this.level(own1);
      if (this.level1.name !== before) this.level2 = NO_LEVEL;
    }
    if (own2 !== null) this.level2 = this.level(own2);
  }

  private level(placed: Placed): Level {
    const text = this.cells.text(placed);
    return { name: text === null || text.length > LONG_NAME ? text : closeUp(text).replace(POINTS_OF_GROUP, "") || null, placed };
  }

  /** The indicator's own name: of its column, of an area that covers it, or of a group that was printed across. */
  private name(row: SheetRow, columns: Columns): { text: string | null; placed: Placed | null; own: string | null } {
    const level3 = columns.level3;
    const own = this.first(row, level3);
    if (own !== null) {
      const text = this.nameText(this.together(row, level3));
      return { text, placed: own, own: text };
    }
    const covering = this.covering(row, level3);
    if (covering !== null) return { text: this.nameText([covering]), placed: covering, own: null };
    // Two levels only, or a group printed across the column of names: its name is the indicator's.
    const group = this.level2.placed ?? (columns.level2 === undefined ? this.level1.placed : null);
    if (group === null || (level3 !== undefined && !this.reaches(group, level3[0]!))) return { text: null, placed: null, own: null };
    const text = this.nameText([group]);
    const bare = text === null || text.length > LONG_NAME ? text : text.replace(POINTS_OF_GROUP, "");
    return { text: bare, placed: group, own: group.row === row.index ? bare : null };
  }

  private nameText(placed: readonly Placed[]): string | null {
    const text = placed.map((one) => this.cells.name(one) ?? "").join("");
    const name = text.replace(INDICATOR_NUMBER, "").trim();
    return name !== "" ? name : text === "" ? null : text;
  }

  private target(row: SheetRow, columns: Columns, signs: boolean): { text: string | null; placed: Placed | null } {
    const placed = this.first(row, columns.target);
    const thresholds = (Object.keys(THRESHOLD_NAMES) as (keyof typeof THRESHOLD_NAMES)[])
      .map((meaning) => ({ name: THRESHOLD_NAMES[meaning], at: this.first(row, columns[meaning]) }))
      .map(({ name, at }) => ({ name, at, text: this.cells.name(at) }))
      .filter(({ text }) => text !== null);
    if (thresholds.length > 0) return { text: thresholds.map(({ name, text }) => `${name}${text}`).join(" "), placed: thresholds[0]!.at };
    const value = this.joined(row, columns.target);
    if (value === null) return { text: null, placed };
    const comparison = signs ? this.cells.name(this.first(row, columns.sign)) : null;
    const unit = this.cells.name(this.first(row, columns.measure));
    return { text: withUnit(withSign(value, comparison), unit), placed };
  }

  /** On a goal form the rate is planned: `100` and `%` in two columns. */
  private plannedRate(row: SheetRow, columns: Columns): Placed | null {
    const placed = this.first(row, columns.target);
    const unit = this.cells.name(this.first(row, columns.measure));
    return placed === null || unit === null ? placed : { row: placed.row, cell: { ...placed.cell, text: withUnit(placed.cell.text, unit) } };
  }

  /** `预算执行率` as a group of its own; an indicator of that name inside another group is an indicator. */
  private isExecution(name: string | null): boolean {
    const group = this.level1.name ?? this.level2.name ?? name;
    return [group, name ?? group].every((text) => text !== null && EXECUTION_ROW.test(labelKey(text)));
  }

  /** All cells of a meaning in this row as one text; lines broken to fit are joined. */
  private joined(row: SheetRow, columns: readonly number[] | undefined): string | null {
    const texts = this.together(row, columns).map((placed) => this.cells.text(placed)).filter((text) => text !== null);
    const text = texts.join("");
    return text === "" ? null : text.length <= SHORT_VALUE ? joinLines(text) : text;
  }

  /** The cells of a meaning that make up one text. */
  private together(row: SheetRow, columns: readonly number[] | undefined): Placed[] {
    const all = this.ownCells(row, columns);
    if (all.length > MAX_JOINED) this.cells.note("sheet.too-many-under-heading", all[MAX_JOINED]!);
    return all.slice(0, MAX_JOINED);
  }

  private ownCells(row: SheetRow, columns: readonly number[] | undefined): Placed[] {
    if (columns === undefined) return [];
    return row.cells.filter(({ column }) => columns.includes(column)).map((cell) => ({ row: row.index, cell }));
  }

  private first(row: SheetRow, columns: readonly number[] | undefined): Placed | null {
    return this.ownCells(row, columns)[0] ?? null;
  }

  private covering(row: SheetRow, columns: readonly number[] | undefined): Placed | null {
    for (const column of columns ?? []) {
      const merge = this.grid.mergeOver(row.index, column);
      const seen = merge === undefined || merge.top === row.index ? null : this.grid.seen(row.index, column);
      if (seen !== null) return seen;
    }
    return null;
  }

  private reaches(placed: Placed, column: number): boolean {
    return this.grid.width(placed.row, placed.cell.column).right >= column;
  }

  private isPrinted(placed: Placed | null): boolean {
    return placed !== null && (placed.cell.kind !== "text" || this.cells.text(placed) !== null);
  }

  private place(path: string, placed: Placed | null): void {
    putPlace(this.places, this.grid.sheet.name, path, placed);
  }
}

/** A line of the printed form that nobody filled in. */
function isLeftFree(name: string): boolean {
  return LEFT_FREE.test(name) || (name.length <= LONG_NAME && FIXED_KIND.test(closeUp(name)));
}

/** Points written behind the name count where the column of points says nothing; where both say the same, once is enough. */
function splitPoints(text: string | null, points: Decimal | null): { name: string | null; points: Decimal | null } {
  if (text === null || text.length > LONG_NAME) return { name: text, points };
  const match = POINTS_IN_NAME.exec(text);
  const written = match === null ? null : parseDecimal(fold(match[1]!));
  if (written === null || (points !== null && !equals(points, written))) return { name: text, points };
  return { name: text.slice(0, match!.index).trim() || text, points: written };
}

function isNothing(value: Decimal | null): boolean {
  return value === null || sign(value) === 0;
}

