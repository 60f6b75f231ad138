import { equals, parseDecimal, sign, type Decimal } from "../basics/decimal.ts";
import type { IndicatorRow } from "../recheck/table.ts";
import { fold } from "../target/fold.ts";
import { EXECUTION_ROW, FIXED_KIND } from "./field-lexicon.ts";
import type { Columns, Header } from "./find-header.ts";
import type { Grid } from "./grid.ts";
import { indicatorPaths } from "./indicator-paths.ts";
import { INDICATOR_NUMBER, LEFT_FREE, NOT_APPLICABLE, POINTS_IN_NAME, POINTS_OF_GROUP } from "./label-lexicon.ts";
import { labelKey } from "./label.ts";
import { placedAt, putPlace, type Address, type Places } from "./places.ts";
import { closeUp, type CellReader, type Placed } from "./read-cell.ts";
import { plannedRate, readTargetCells, type TargetCells } from "./read-target-cells.ts";
import { RowCells } from "./row-cells.ts";
import type { SheetRow } from "./sheet.ts";

/** The execution of the budget where it stands among the indicators. */
export interface ExecutionRow {
  readonly points: Placed | null;
  readonly score: Placed | null;
  readonly rate: Placed | null;
  /** Where they stand, or would. */
  readonly at: { readonly points: Address | null; readonly score: Address | null; readonly rate: Address | null };
}

interface Values {
  readonly target: TargetCells;
  readonly actual: Placed | null;
  readonly points: Placed | null;
  readonly score: Placed | null;
}

/** A group name carried on from the row it was printed in. */
interface Level {
  readonly name: string | null;
  readonly placed: Placed | null;
}

const NO_LEVEL: Level = { name: null, placed: null };
/** A text that is no name any more; it is kept as it is, since taking it apart for each row would cost without end. */
const LONG_NAME = 300;

/** Gathers the indicators of one table, row by row, under one or several headers. */
export class IndicatorRows {
  readonly indicators: IndicatorRow[] = [];
  readonly places: Places = {};
  readonly hiddenRows: number[] = [];
  execution: ExecutionRow | null = null;
  lastLevels: readonly (string | null)[] = [];
  private readonly grid: Grid;
  private readonly cells: CellReader;
  private readonly under: RowCells;
  private level1 = NO_LEVEL;
  private level2 = NO_LEVEL;

  constructor(grid: Grid, cells: CellReader) {
    this.grid = grid;
    this.cells = cells;
    this.under = new RowCells(grid, cells);
  }

  /** Takes a row in; rows of the printed form that were left empty are passed over. `signs` tells whether the sign column holds comparisons. */
  add(row: SheetRow, { columns }: Header, signs: boolean): void {
    this.readLevels(row, columns);
    const values: Values = {
      target: readTargetCells(this.under, row, columns, signs),
      actual: this.under.first(row, columns.actual),
      points: this.under.first(row, columns.points),
      score: this.under.first(row, columns.score),
    };
    const named = this.name(row, columns);
    const actual = this.under.joined(row, columns.actual);
    const hasValue = values.target.text !== null || actual !== null || this.under.isPrinted(values.points) || this.under.isPrinted(values.score);
    if (!hasValue && (named.own === null || isLeftFree(named.own))) return;
    if (row.hidden) this.hiddenRows.push(row.index);
    if (this.execution === null && this.isExecution(named.text)) {
      const rate = values.actual ?? plannedRate(this.under, row, columns);
      this.execution = {
        points: values.points, score: values.score, rate,
        at: { points: this.under.at(values.points, row, columns.points), score: this.under.at(values.score, row, columns.score), rate: this.under.at(rate, row, columns.actual ?? columns.target) },
      };
      return;
    }
    this.push(row, columns, named, values, actual);
  }

  private push(
    row: SheetRow,
    columns: Columns,
    named: { text: string | null; placed: Placed | null },
    values: Values,
    actual: string | null,
  ): void {
    const points = this.cells.points(values.points);
    const score = this.cells.points(values.score);
    const { name, points: pointsOrNamed } = splitPoints(named.text, points);
    // Lines of the printed form that don't apply are left empty, or filled with zeros.
    const says = name === null ? (values.target.text ?? actual) !== null : !NOT_APPLICABLE.test(name);
    if (!says && isNothing(pointsOrNamed) && isNothing(score)) return;
    const reason = this.under.first(row, columns.reason) ?? this.under.covering(row, columns.reason);
    const paths = indicatorPaths(this.indicators.length);
    this.place(paths.row, placedAt(named.placed ?? values.target.placed ?? values.points ?? values.score));
    this.place(`${paths.row}.sign`, placedAt(values.target.oddSign));
    this.place(paths.target, this.under.at(values.target.placed, row, columns.target ?? columns.excellent));
    this.place(paths.actual, this.under.at(values.actual, row, columns.actual));
    this.place(paths.points, this.under.at(values.points ?? (points === null && pointsOrNamed !== null ? named.placed : null), row, columns.points));
    this.place(paths.score, this.under.at(values.score, row, columns.score));
    this.place(paths.reason, this.under.at(reason, row, columns.reason));
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
    const own1 = this.under.first(row, columns.level1);
    const own2 = this.under.first(row, columns.level2);
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
    const { level3, level4 } = columns;
    // The fourth level names the indicator where it is filled in.
    for (const level of [level4, level3]) {
      const own = this.under.first(row, level);
      const text = this.nameText(this.under.together(row, level));
      if (own !== null && (text !== null || level === level3)) return { text, placed: own, own: text };
      const covering = own === null ? this.under.covering(row, level) : null;
      if (covering !== null) return { text: this.nameText([covering]), placed: covering, own: null };
    }
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

  /** `预算执行率` as a group of its own; an indicator of that name inside another group is an indicator. */
  private isExecution(name: string | null): boolean {
    const group = this.level1.name ?? this.level2.name ?? name;
    return [group, name ?? group].every((text) => text !== null && EXECUTION_ROW.test(labelKey(text)));
  }

  private reaches(placed: Placed, column: number): boolean {
    return this.grid.width(placed.row, placed.cell.column).right >= column;
  }

  private place(path: string, at: Address | null): void {
    putPlace(this.places, this.grid.sheet.name, path, at);
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

