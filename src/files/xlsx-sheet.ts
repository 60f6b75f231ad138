import { cellAddress, type CellKind, type Sheet, type SheetCell, type SheetMerge, type SheetRow } from "../core/sheet/sheet.ts";
import { formatNumber } from "./number-format.ts";
import type { ReadLimits } from "./read-limits.ts";
import { refuse } from "./refusal.ts";
import { detached, TextGatherer } from "./xlsx-strings.ts";
import type { CellStyles } from "./xlsx-styles.ts";
import type { XmlHandler, XmlTag } from "./xml-scanner.ts";

/** What the cells of every sheet of a workbook refer to. */
export interface WorkbookContext {
  readonly date1904: boolean;
  readonly styles: CellStyles;
  readonly strings: readonly string[];
  readonly limits: ReadLimits;
}

const MAX_ROW = 1_048_575;
const MAX_COLUMN = 16_383;
/** A file keeps more digits than a spreadsheet counts with: 97.600000000000009 is 97.6 there. */
const DIGITS = 15;

/** Builds one sheet from the XML of its part; keeps nothing but cells with a value. */
export class SheetBuilder implements XmlHandler {
  wantsText = false;
  private readonly name: string;
  private readonly hidden: boolean;
  private readonly context: WorkbookContext;
  private readonly rows: { index: number; hidden: boolean; cells: SheetCell[] }[] = [];
  private readonly merges: SheetMerge[] = [];
  private readonly gatherer = new TextGatherer();
  private count = 0;
  private characters = 0;

  private rowIndex = -1;
  private rowHidden = false;
  private cells: SheetCell[] | null = null;
  /** The last cell of each column. */
  private readonly above: (SheetCell | undefined)[] = [];
  private ascending = true;

  private inCell = false;
  private column = -1;
  private type = "";
  private style = 0;
  private formula = false;
  private inValue = false;
  private value = "";
  private hasValue = false;

  constructor(name: string, hidden: boolean, context: WorkbookContext) {
    this.name = name;
    this.hidden = hidden;
    this.context = context;
  }

  open(name: string, tag: XmlTag): void {
    switch (name) {
      case "c": return this.openCell(tag);
      case "v":
        this.inValue = this.inCell;
        this.hasValue = false;
        this.wantsText = this.inValue;
        return;
      case "f":
        if (this.inCell) this.formula = true;
        return;
      case "row": return this.openRow(tag);
      case "mergeCell": return this.merge(tag.attribute("ref") ?? "");
      default:
        if (this.inCell) {
          this.gatherer.open(name);
          this.wantsText = this.gatherer.wanted;
        }
    }
  }

  text(piece: string): void {
    if (this.inValue) {
      this.value = this.hasValue ? this.value + piece : piece;
      this.hasValue = true;
      if (this.value.length > 65_534) refuse("xlsx.cell-too-long", this.place(), { limit: 32_767 });
    } else this.gatherer.add(piece);
  }

  close(name: string): void {
    switch (name) {
      case "v":
        this.inValue = false;
        this.wantsText = false;
        return;
      case "c": return this.closeCell();
      case "f":
      case "row":
      case "mergeCell":
        return;
      default:
        if (this.inCell) {
          this.gatherer.close(name);
          this.wantsText = this.gatherer.wanted;
        }
    }
  }

  finish(): Sheet {
    return { name: this.name, hidden: this.hidden, rows: this.ascending ? this.rows : inOrder(this.rows), merges: this.merges };
  }

  private openRow(tag: XmlTag): void {
    const number = tag.attribute("r");
    const index = number === null ? this.rowIndex + 1 : Number(number) - 1;
    if (!Number.isInteger(index) || index < 0 || index > MAX_ROW) refuse("xlsx.cell-out-of-range", this.name, { cell: number ?? String(index + 1) });
    if (index <= this.rowIndex) this.ascending = false;
    this.rowIndex = index;
    const hidden = tag.attribute("hidden");
    this.rowHidden = hidden === "1" || hidden === "true" || tag.attribute("ht") === "0";
    this.cells = null;
    this.column = -1;
  }

  private openCell(tag: XmlTag): void {
    const address = tag.attribute("r");
    const before = this.column;
    if (address === null) this.column++;
    else this.column = columnOf(address);
    if (this.rowIndex < 0 || this.column < 0 || this.column > MAX_COLUMN) refuse("xlsx.cell-out-of-range", this.name, { cell: address ?? "" });
    if (this.column <= before) this.ascending = false;
    this.inCell = true;
    this.type = tag.attribute("t") ?? "n";
    const style = tag.attribute("s");
    this.style = style === null ? 0 : Number(style);
    this.formula = false;
    this.hasValue = false;
  }

  private closeCell(): void {
    this.inCell = false;
    const inline = this.gatherer.take();
    if (this.type === "inlineStr") {
      if (inline !== "") this.add("text", inline.trim(), null);
    } else if (this.hasValue) this.addValue(this.value.trim());
    else if (this.formula && this.type !== "str") this.add("uncomputed", "=", null);
  }

  private addValue(value: string): void {
    switch (this.type) {
      case "s": {
        const text = this.context.strings[Number(value)];
        if (text === undefined || value === "") refuse("xlsx.text-missing", this.place());
        return this.add("text", text, null);
      }
      case "n": {
        const number = Number(value);
        if (value === "") return;
        if (!Number.isFinite(number)) return this.add("text", value, null);
        return this.addNumber(number);
      }
      case "b": return this.add("boolean", value === "1" || value === "true" ? "TRUE" : "FALSE", null);
      case "e": return this.add("error", value === "" ? "#VALUE!" : value, null);
      case "d": return this.add("date", value.replace(/T00:00(:00(\.0+)?)?Z?$/, "").replace("T", " "), null);
      default: return this.add("text", value, null);
    }
  }

  private addNumber(stored: number): void {
    // Few numbers have more digits than are kept, and finding out is dearer than their text.
    const number = String(stored).length > DIGITS ? Number(stored.toPrecision(DIGITS)) : stored;
    const { text, date } = formatNumber(number, this.context.styles.format(this.style), this.context.date1904);
    this.add(date ? "date" : "number", text, date ? null : number);
  }

  private add(kind: CellKind, text: string, number: number | null): void {
    if (text === "") return;
    const { limits } = this.context;
    if (++this.count > limits.cells) refuse("sheet.too-many-cells", this.name, { limit: limits.cells });
    if (this.type !== "s") {
      this.characters += text.length;
      if (this.characters > limits.characters) refuse("xlsx.too-much-text", this.name, { limit: limits.characters });
    }
    if (this.cells === null) {
      this.cells = [];
      this.rows.push({ index: this.rowIndex, hidden: this.rowHidden, cells: this.cells });
    }
    // Columns repeat themselves (a project's name, a weight), and an equal cell needs no object of its own.
    const above = this.above[this.column];
    const same = above !== undefined && above.text === text && above.kind === kind && above.number === number;
    const cell = same ? above : { column: this.column, kind, text: kind === "text" && this.type !== "s" ? detached(text) : text, number };
    if (!same) this.above[this.column] = cell;
    this.cells.push(cell);
  }

  private merge(reference: string): void {
    const match = /^\$?([A-Za-z]{1,3})\$?(\d{1,7}):\$?([A-Za-z]{1,3})\$?(\d{1,7})$/.exec(reference);
    if (match === null) return;
    if (this.merges.length >= this.context.limits.merges) refuse("sheet.too-many-merges", this.name, { limit: this.context.limits.merges });
    const [, fromColumn, fromRow, toColumn, toRow] = match as unknown as [string, string, string, string, string];
    const columns = [columnOf(fromColumn), columnOf(toColumn)] as const;
    const rows = [Number(fromRow) - 1, Number(toRow) - 1] as const;
    this.merges.push({ top: Math.min(...rows), bottom: Math.max(...rows), left: Math.min(...columns), right: Math.max(...columns) });
  }

  private place(): string {
    return `${this.name}!${cellAddress(this.rowIndex, this.column)}`;
  }
}

/** `AB12` → 27; −1 when it is no address. */
function columnOf(address: string): number {
  let column = 0;
  let at = 0;
  for (; at < address.length; at++) {
    const letter = address.charCodeAt(at) & ~32;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
    if (column > MAX_COLUMN + 1) return -1;
  }
  return at === 0 ? -1 : column - 1;
}

/** By row and column; of two cells with one address the later one counts, as in the programs that wrote them. */
function inOrder(rows: readonly SheetRow[]): SheetRow[] {
  const byIndex = new Map<number, { hidden: boolean; cells: Map<number, SheetCell> }>();
  for (const { index, hidden, cells } of rows) {
    const row = byIndex.get(index) ?? { hidden, cells: new Map<number, SheetCell>() };
    byIndex.set(index, row);
    for (const cell of cells) row.cells.set(cell.column, cell);
  }
  return [...byIndex]
    .map(([index, { hidden, cells }]) => ({ index, hidden, cells: [...cells.values()].sort((left, right) => left.column - right.column) }))
    .sort((left, right) => left.index - right.index);
}
