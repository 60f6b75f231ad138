import { fromNumber, parseDecimal, type Decimal } from "../basics/decimal.ts";
import { problem, type Problem } from "../basics/problem.ts";
import { printedPercent } from "../recheck/printed-rate.ts";
import { fold } from "../target/fold.ts";
import { cellPlace, type Grid } from "./grid.ts";
import { AMOUNT, AMOUNT_UNITS, NOTHING, NOT_APPLICABLE, POINTS_TEXT } from "./label-lexicon.ts";
import type { SheetCell } from "./sheet.ts";

/** A cell of the sheet with where it stands. */
export interface Placed {
  readonly row: number;
  readonly cell: SheetCell;
}

/** Longer texts are no numbers. */
const MAX_NUMBER_TEXT = 80;
const LONG_TEXT = 256;
/** One list of problems is enough for anybody. */
const MAX_NOTES = 50;

/** Reads cells of one sheet as text, points and amounts, and notes every cell that says something else than it should. */
export class CellReader {
  readonly problems: Problem[] = [];
  private readonly grid: Grid;
  /** Long texts made ready once: a workbook may refer to one from every cell. */
  private long: Map<string, { readonly text: string | null; readonly name: string | null }> | null = null;

  constructor(grid: Grid) {
    this.grid = grid;
  }

  /** The text as printed; null for nothing, for a dash or slash, and for a cell that failed. */
  text(placed: Placed | null): string | null {
    return placed === null || !this.isUsable(placed) ? null : this.ready(placed.cell.text).text;
  }

  /** A name: line breaks made to fit the column are taken out. */
  name(placed: Placed | null): string | null {
    return placed === null || !this.isUsable(placed) ? null : this.ready(placed.cell.text).name;
  }

  /** Points or a score as printed: `8.5`, `8.5分`, `10%` of a weight. */
  points(placed: Placed | null): Decimal | null {
    return this.number(placed, POINTS_TEXT);
  }

  /** An amount with every digit the file holds, not only those that are shown. */
  amount(placed: Placed | null, unit: string | null): { readonly value: Decimal | null; readonly unit: string | null } {
    const nothing = { value: null, unit: null };
    if (placed === null || !this.isUsable(placed)) return nothing;
    const { cell } = placed;
    const stored = cell.number === null || cell.text.endsWith("%") ? null : fromNumber(cell.number);
    if (stored !== null) return { value: stored, unit: null };
    const text = this.text(placed);
    if (text === null) return nothing;
    const match = text.length > MAX_NUMBER_TEXT ? null : AMOUNT.exec(withoutSeparators(fold(text)));
    const value = match === null ? null : parseDecimal(match[1]!);
    if (value === null) {
      this.note("sheet.not-a-number", placed);
      return nothing;
    }
    const printed = match![2] === undefined ? null : AMOUNT_UNITS[match![2]]!;
    if (printed === null || unit === null || printed === unit) return { value, unit: printed };
    this.note("sheet.amount-unit", placed, { unit });
    return nothing;
  }

  /** A rate in percent, and as it is printed. */
  rate(placed: Placed | null, ratio: Decimal | null): { readonly value: Decimal | null; readonly raw: string | null } {
    const raw = this.text(placed);
    if (raw === null) return { value: null, raw: null };
    const value = printedPercent(raw, ratio);
    if (value === null) this.note("sheet.not-a-number", placed!);
    return { value, raw };
  }

  /** A rate as it stands in its cell, a dash or a word for nothing included; what is neither that nor a number is noted. */
  rateText(placed: Placed | null): string | null {
    if (placed === null || !this.isUsable(placed)) return null;
    const raw = placed.cell.text.replace(/\r\n?/g, "\n").trim();
    if (raw !== "" && !NOTHING.test(raw) && !NOT_APPLICABLE.test(raw) && printedPercent(raw, null) === null) this.note("sheet.not-a-number", placed);
    return raw === "" ? null : raw;
  }

  /** Whether a cell says anything, be it a zero that is shown as a dash, or that it failed. */
  says(placed: Placed | null): boolean {
    if (placed === null) return false;
    const { kind, number, text } = placed.cell;
    return kind === "error" || kind === "uncomputed" || number !== null || this.ready(text).text !== null;
  }

  note(code: string, placed: Placed, params: Readonly<Record<string, string | number>> = {}): void {
    const where = cellPlace(this.grid, placed.row, placed.cell.column);
    if (this.problems.length >= MAX_NOTES || this.problems.some((known) => known.code === code && known.where === where)) return;
    const { text } = placed.cell;
    this.problems.push(problem(code, where, { text: text.length > 40 ? `${text.slice(0, 40)}…` : text, ...params }));
  }

  private ready(written: string): { readonly text: string | null; readonly name: string | null } {
    const known = written.length < LONG_TEXT ? undefined : this.long?.get(written);
    if (known !== undefined) return known;
    const trimmed = written.replace(/\r\n?/g, "\n").trim();
    const text = trimmed === "" || NOTHING.test(trimmed) ? null : trimmed;
    const made = { text, name: text === null ? null : joinLines(text) };
    if (written.length >= LONG_TEXT) (this.long ??= new Map()).set(written, made);
    return made;
  }

  private number(placed: Placed | null, shape: RegExp): Decimal | null {
    if (placed === null || !this.isUsable(placed)) return null;
    const { cell } = placed;
    const text = cell.text.trim();
    const match = text.length > MAX_NUMBER_TEXT ? null : shape.exec(withoutSeparators(fold(text)).replace(/\s/g, ""));
    const value = match === null ? null : parseDecimal(match[1]!);
    if (value !== null) return value;
    // A format may show a number as a dash or in brackets; the number itself is then what counts.
    const stored = cell.number === null ? null : fromNumber(cell.number);
    if (stored !== null) return stored;
    if (text !== "" && !NOTHING.test(text)) this.note("sheet.not-a-number", placed);
    return null;
  }

  private isUsable(placed: Placed): boolean {
    if (placed.cell.kind === "error") this.note("sheet.error-cell", placed);
    else if (placed.cell.kind === "uncomputed") this.note("sheet.formula-without-value", placed);
    else return true;
    return false;
  }
}

/** Takes line breaks out; between Latin words a blank remains. */
export function joinLines(text: string): string {
  if (!text.includes("\n")) return text;
  let joined = "";
  for (const line of text.split("\n")) {
    const piece = line.trim();
    if (piece === "") continue;
    joined += /[0-9A-Za-z]$/.test(joined.slice(-1)) && /^[0-9A-Za-z]/.test(piece) ? ` ${piece}` : piece;
  }
  return joined;
}

/** A group name: printed with blanks or one character a line to fill its cell. */
export function closeUp(text: string): string {
  return text.replace(/\s+/g, "");
}

/** `1,234.50` → `1234.50`; a comma that separates no thousands stays, and the text is no number. */
function withoutSeparators(text: string): string {
  return /^[+-]?\d{1,3}(?:,\d{3})+(?!\d)/.test(text) ? text.replace(/,(?=\d{3})/g, "") : text;
}
