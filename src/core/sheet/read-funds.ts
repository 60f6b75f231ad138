import { parseDecimal, type Decimal } from "../basics/decimal.ts";
import { percentOfAmounts } from "../recheck/printed-rate.ts";
import type { FundsRow, TableProject } from "../recheck/table.ts";
import { fold } from "../target/fold.ts";
import { FUNDS_BLOCK, FUNDS_LONG_TERM, FUNDS_SOURCE, FUNDS_TOTAL, OF_WHICH, type FundsColumn } from "./field-lexicon.ts";
import type { Grid } from "./grid.ts";
import { NOTHING, POINTS_IN_LABEL } from "./label-lexicon.ts";
import type { LabelReader } from "./label.ts";
import { AMOUNTS, isAmount, isMoneyText, moneyUnit, sourceName, type Amount } from "./money-cells.ts";
import { addressOf, placedAt, putPlace, type Address, type Places } from "./places.ts";
import { closeUp, type CellReader, type Placed } from "./read-cell.ts";
import type { SheetCell, SheetRow } from "./sheet.ts";
import { findSideways, type Sideways } from "./sideways-funds.ts";

export type Funds = Pick<
  TableProject,
  "fundsUnit" | "initialBudget" | "adjustedBudget" | "executed" | "executionPoints" | "executionRate" | "executionRateRaw" | "executionScore" | "fundsRows"
>;

type Spans = Partial<Record<FundsColumn, readonly number[]>>;
/** The cell of one amount of a line of money, and where it stands or would. */
type Slots = (meaning: FundsColumn) => { readonly placed: Placed | null; readonly at: Address | null };

interface FundsHeader {
  readonly row: number;
  readonly spans: Spans;
  /** The first column with a number; names of sources stand in front of it. */
  readonly first: number;
}

const PATHS: Readonly<Record<Amount, string>> = { initialBudget: "initial_budget", adjustedBudget: "adjusted_budget", executed: "executed" };

/** No form has so many sources of money. */
const MAX_PARTS = 100;

/** The money block of an official form, from the rows in front of the indicators. */
export function readFunds(grid: Grid, rows: readonly SheetRow[], labels: LabelReader, cells: CellReader, places: Places): Funds {
  return new FundsReader(grid, labels, cells, places).read(rows);
}

class FundsReader {
  private readonly grid: Grid;
  private readonly labels: LabelReader;
  private readonly cells: CellReader;
  private readonly places: Places;
  private unit: string | null = null;
  private readonly amounts: Record<Amount, Decimal | null> = { initialBudget: null, adjustedBudget: null, executed: null };
  private readonly parts: FundsRow[] = [];
  private executionPoints: Decimal | null = null;
  private executionScore: Decimal | null = null;
  private rate: Placed | null = null;

  constructor(grid: Grid, labels: LabelReader, cells: CellReader, places: Places) {
    this.grid = grid;
    this.labels = labels;
    this.cells = cells;
    this.places = places;
  }

  read(rows: readonly SheetRow[]): Funds {
    this.unit = moneyUnit(rows);
    const at = rows.findIndex((row) => this.headerIn(row) !== null);
    const sideways = at >= 0 ? null : findSideways(this.grid, rows, this.labels);
    if (at >= 0) this.readColumns(this.headerIn(rows[at]!)!, rows.slice(at + 1));
    else if (sideways !== null) this.readSideways(sideways);
    else this.readPairs(rows);
    const rate = this.cells.rate(this.rate, percentOfAmounts(this.amounts));
    this.place("project.execution_rate", placedAt(this.rate));
    return {
      fundsUnit: this.unit,
      ...this.amounts,
      executionPoints: this.executionPoints,
      executionRate: rate.value,
      executionRateRaw: rate.raw,
      executionScore: this.executionScore,
      fundsRows: this.parts,
    };
  }

  /** A row of headings over the money columns. A row where an amount stands right behind its name is none. */
  private headerIn(row: SheetRow): FundsHeader | null {
    const best = new Map<FundsColumn, { rank: number; cell: SheetCell }>();
    for (const cell of row.cells) {
      if (isMoneyText(cell)) return null;
      const meant = this.labels.funds(cell.text);
      if (meant === null) continue;
      const known = best.get(meant.meaning);
      if (known === undefined || meant.rank < known.rank) best.set(meant.meaning, { rank: meant.rank, cell });
    }
    const money = AMOUNTS.filter((amount) => best.has(amount));
    best.delete("aside");
    if (money.length === 0 || best.size < 2) return null;
    const spans: Spans = {};
    for (const [meaning, { cell }] of best) {
      const { left, right } = this.grid.width(row.index, cell.column);
      spans[meaning] = Array.from({ length: right - left + 1 }, (_, index) => left + index);
    }
    this.pointsFromLabels(row);
    return { row: row.index, spans, first: Math.min(...Object.values(spans).map((columns) => columns[0]!)) };
  }

  private readColumns(header: FundsHeader, rows: readonly SheetRow[]): void {
    let before = header.row;
    let hasTotal = false;
    for (const row of rows) {
      // The block has no gaps and ends with the first row that names no money.
      if (row.index > before + 2) return;
      before = row.index;
      const name = this.sourceIn(row, header.first);
      if (name === null) {
        if (hasTotal) return;
        continue;
      }
      const key = this.labels.bare(name);
      if (FUNDS_TOTAL.test(key)) {
        if (hasTotal) return;
        hasTotal = true;
        this.readTotal(this.inRow(row, header.spans));
      } else if (FUNDS_SOURCE.test(key) || OF_WHICH.test(name) || this.hasMoney(row, header.spans)) {
        this.readPart(this.inRow(row, header.spans), sourceName(name));
      } else return;
    }
  }

  /** The name nearest to the money: the block's own name and `其中：` stand further left. */
  private sourceIn(row: SheetRow, first: number): string | null {
    const names = row.cells.filter((cell) => cell.column < first && cell.kind === "text" && sourceName(cell.text) !== "");
    const name = names[names.length - 1];
    return name === undefined ? null : closeUp(name.text);
  }

  private hasMoney(row: SheetRow, spans: Spans): boolean {
    return AMOUNTS.some((amount) => row.cells.some((cell) => cell.kind === "number" && spans[amount]?.includes(cell.column)));
  }

  /** A column for each source, a row for each amount. */
  private readSideways({ lines, sources }: Sideways): void {
    for (const { name, columns, isTotal } of sources) {
      const slots: Slots = (meaning) => {
        const row = lines.get(meaning);
        return row === undefined ? { placed: null, at: null } : this.slot(row, columns);
      };
      if (isTotal) this.readTotal(slots);
      else this.readPart(slots, name);
    }
  }

  private readTotal(slots: Slots): void {
    for (const amount of AMOUNTS) {
      const { placed, at } = slots(amount);
      this.amounts[amount] = this.money(placed);
      this.place(`project.${PATHS[amount]}`, at);
    }
    const points = slots("points");
    const score = slots("score");
    const rate = slots("rate");
    this.executionPoints = this.cells.points(points.placed) ?? this.executionPoints;
    this.executionScore = this.cells.points(score.placed);
    this.rate = rate.placed;
    this.place("project.execution_rate", rate.at);
    this.place("project.execution_points", points.at);
    this.place("project.execution_score", score.at);
  }

  private readPart(slots: Slots, source: string): void {
    const found = AMOUNTS.map((amount) => slots(amount));
    const rate = slots("rate");
    const placed = [...found.map((slot) => slot.placed), rate.placed];
    // A part that was left empty on the form says nothing.
    if (this.parts.length === MAX_PARTS || !placed.some((one) => this.cells.says(one))) return;
    const path = `project.funds_rows[${this.parts.length}]`;
    const [initialBudget, adjustedBudget, executed] = found.map((slot) => this.money(slot.placed)) as [Decimal | null, Decimal | null, Decimal | null];
    this.place(path, placedAt(placed.find((one) => one !== null) ?? null));
    AMOUNTS.forEach((amount, index) => this.place(`${path}.${PATHS[amount]}`, found[index]!.at));
    this.place(`${path}.execution_rate`, rate.at);
    this.parts.push({ source, initialBudget, adjustedBudget, executed, executionRateRaw: this.cells.rateText(rate.placed) });
  }

  /** Forms without columns: a name and its amount side by side, one pair or several a row. */
  private readPairs(rows: readonly SheetRow[]): void {
    /** The name beside the topmost amount of a column says what all amounts below it are; null for those of several years. */
    const columns = new Map<number, Amount | null>();
    for (const row of rows) {
      /** The part that this row is about; one that names the total is about the total. */
      let part: number | null = null;
      let hasTotal = false;
      for (const pair of this.pairsIn(row)) {
        const key = this.labels.bare(pair.name);
        const meant = this.labels.funds(pair.name)?.meaning;
        if (FUNDS_LONG_TERM.test(key)) columns.set(pair.column, null);
        else if (meant === "rate") this.pairRate(pair.value, hasTotal ? null : part);
        else if (FUNDS_TOTAL.test(key) || isAmount(meant)) {
          const amount = isAmount(meant) ? meant : "initialBudget";
          columns.set(pair.column, amount);
          hasTotal = true;
          this.amounts[amount] ??= this.money(pair.value);
          this.place(`project.${PATHS[amount]}`, placedAt(pair.value));
        } else if (columns.size > 0 && FUNDS_SOURCE.test(key) && !FUNDS_BLOCK.test(key)) {
          const above = nearestLeft([...columns.keys()], pair.column);
          const amount = columns.get(above)!;
          if (amount !== null) part = this.pairPart(sourceName(pair.name), amount, pair.value) ?? part;
        }
      }
    }
  }

  /** One source may stand twice in a row, once under the budget and once under what was spent. */
  private pairPart(source: string, amount: Amount, placed: Placed): number | null {
    const value = this.money(placed);
    if (value === null) return null;
    const known = this.parts.findIndex((part) => part.source === source && part[amount] === null);
    if (known < 0 && this.parts.length === MAX_PARTS) return null;
    const index = known < 0 ? this.parts.length : known;
    const path = `project.funds_rows[${index}]`;
    this.parts[index] = { source, initialBudget: null, adjustedBudget: null, executed: null, executionRateRaw: null, ...this.parts[index], [amount]: value };
    this.place(path, placedAt(placed));
    this.place(`${path}.${PATHS[amount]}`, placedAt(placed));
    return index;
  }

  /** Behind the amounts of a part a rate is that part's, elsewhere that of the total. */
  private pairRate(placed: Placed, index: number | null): void {
    if (index === null) this.rate ??= placed;
    else {
      this.parts[index] = { ...this.parts[index]!, executionRateRaw: this.cells.rateText(placed) };
      this.place(`project.funds_rows[${index}].execution_rate`, placedAt(placed));
    }
  }

  private *pairsIn(row: SheetRow): Generator<{ name: string; column: number; value: Placed }> {
    for (let index = 0; index + 1 < row.cells.length; index++) {
      const cell = row.cells[index]!;
      const next = row.cells[index + 1]!;
      // A dash stands for no amount, but as a rate it is kept as it was printed.
      if (cell.kind !== "text" || !(isMoneyText(next) || (NOTHING.test(next.text) && this.labels.funds(cell.text)?.meaning === "rate"))) continue;
      yield { name: closeUp(cell.text), column: cell.column, value: { row: row.index, cell: next } };
    }
  }

  /** `得分(20分*执行率)`, `预算执行情况(10分)`: the points stand in a heading and nowhere else. */
  private pointsFromLabels(row: SheetRow): void {
    for (const cell of row.cells) {
      const match = cell.text.length > 60 ? null : POINTS_IN_LABEL.exec(fold(cell.text));
      if (match !== null) this.executionPoints ??= parseDecimal(match[1]!);
    }
  }

  private money(placed: Placed | null): Decimal | null {
    const { value, unit } = this.cells.amount(placed, this.unit);
    this.unit ??= unit;
    return value;
  }

  private inRow(row: SheetRow, spans: Spans): Slots {
    return (meaning) => this.slot(row, spans[meaning]);
  }

  private slot(row: SheetRow, columns: readonly number[] | undefined): ReturnType<Slots> {
    const cell = columns === undefined ? undefined : row.cells.find(({ column }) => columns.includes(column));
    const placed = cell === undefined ? null : { row: row.index, cell };
    return { placed, at: addressOf(this.grid, placed, row, columns) };
  }

  private place(path: string, at: Address | null): void {
    if (this.places[path] === undefined) putPlace(this.places, this.grid.sheet.name, path, at);
  }
}

/** The last of some columns that is not right of another one, else the first of them. */
function nearestLeft(columns: readonly number[], column: number): number {
  const left = columns.filter((one) => one <= column);
  return left.length > 0 ? Math.max(...left) : Math.min(...columns);
}
