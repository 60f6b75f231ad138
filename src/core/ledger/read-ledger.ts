import { problem, type Problem } from "../basics/problem.ts";
import { eachInSteps, type Steps } from "../basics/steps.ts";
import { fold } from "../target/fold.ts";
import { findColumns, type LedgerColumns, type LedgerGridRow } from "./find-columns.ts";
import { BOOK_NAMES, NOTE_BELOW, SUM_ROW, type LedgerField } from "./heading-lexicon.ts";
import { leftOut, type LedgerRow, type LedgerSource, type LeftOut, type RowHead, type RowPlace, type SheetRead } from "./ledger.ts";
import { dayOf, fenOf, shownCell } from "./read-cells.ts";

export interface LedgerSheet {
  readonly name: string;
  readonly rows: readonly LedgerGridRow[];
}

export interface LedgerAsked {
  readonly year: number;
  /** Day of the office: nothing is paid or adjusted after it. */
  readonly today: string;
  readonly sources: readonly LedgerSource[];
}

export interface LedgerRead {
  readonly sheets: readonly SheetRead[];
  readonly rows: readonly LedgerRow[];
  readonly leftOut: readonly LeftOut[];
}

/** Longest number of a voucher or a document, and longest code or name. */
const LONGEST = 100;

/** Reads the sheets of a workbook that are lists of budgets, adjustments or payments, in steps; null when none is. */
export function* readLedger(sheets: readonly LedgerSheet[], asked: LedgerAsked): Steps<LedgerRead | null> {
  const sources = new SourceNames(asked.sources);
  const read: SheetRead[] = [];
  const rows: LedgerRow[] = [];
  const left: LeftOut[] = [];
  let known = false;
  for (const { name, rows: lines } of sheets) {
    const columns = findColumns(lines);
    if (columns === null) continue;
    known = true;
    if (!columns.ok) {
      left.push(...columns.problems.map((one) => sheetLeftOut(name, one)));
      continue;
    }
    const told = yield* eachInSteps(lines, (line) => readLine(name, line, columns.value, asked, sources));
    const count = (kind: "sum" | "note"): number => told.filter((one) => one === kind).length;
    const list = told.filter((one) => typeof one === "object");
    read.push({ sheet: name, kind: columns.value.kind, headingRow: columns.value.headingRow, unit: columns.value.unit, rows: list.length, sums: count("sum"), notes: count("note"), unread: columns.value.unread });
    for (const row of list) {
      if ("problem" in row) left.push(row);
      else rows.push(row);
    }
  }
  return known ? { sheets: read, rows, leftOut: left } : null;
}

/** A row of the list, why it is none, or what else the line is. */
function readLine(sheet: string, line: LedgerGridRow, columns: LedgerColumns, asked: LedgerAsked, sources: SourceNames): LedgerRow | LeftOut | "above" | "empty" | "sum" | "note" {
  if (line.number <= columns.headingRow) return "above";
  if ([...line.cells.values()].every((text) => text.trim() === "")) return "empty";
  if (isSum(line, columns)) return "sum";
  return isNote(line) ? "note" : new RowReader(sheet, line, columns, asked, sources).read();
}

/** The sources that each name means, found once for all the rows that say it. */
class SourceNames {
  readonly #sources: readonly LedgerSource[];
  readonly #meant = new Map<string, readonly LedgerSource[]>();

  constructor(sources: readonly LedgerSource[]) {
    this.#sources = sources;
  }

  meantBy(said: string): readonly LedgerSource[] {
    const known = this.#meant.get(said);
    if (known !== undefined) return known;
    const bare = bareName(said);
    const found = this.#sources.filter(({ id, names }) => id === said || names.some((name) => bareName(name) === bare));
    this.#meant.set(said, found);
    return found;
  }
}

function bareName(text: string): string {
  return fold(text).replace(/\s+/g, "");
}

function sheetLeftOut(sheet: string, { code, where, params }: Problem): LeftOut {
  return { sheet, row: null, column: where.replace(/\d+$/, ""), problem: problem(code, `${sheet}!${where}`, params) };
}

/** 合计 and the like stand where a project would. */
function isSum({ cells }: LedgerGridRow, { places }: LedgerColumns): boolean {
  const told = (["code", "name"] as const).map((field) => cells.get(places.get(field) ?? -1) ?? "");
  const first = [...cells].sort(([left], [right]) => left - right)[0]?.[1] ?? "";
  return [first, ...told].some((text) => SUM_ROW.test(fold(text).replace(/\s+/g, "")));
}

/** A line that says nothing but what explains the list. */
function isNote({ cells }: LedgerGridRow): boolean {
  const texts = [...cells.values()].filter((text) => text.trim() !== "");
  return texts.length > 0 && texts.every((text) => NOTE_BELOW.test(fold(text).replace(/\s+/g, "")));
}

/** What keeps a row from being read: the first cell that does. */
class Unreadable extends Error {
  readonly field: string;
  readonly problem: Problem;

  constructor(field: string, made: Problem) {
    super(made.code);
    this.field = field;
    this.problem = made;
  }
}

class RowReader {
  private readonly place: RowPlace;
  private readonly line: LedgerGridRow;
  private readonly columns: LedgerColumns;
  private readonly asked: LedgerAsked;
  private readonly sources: SourceNames;

  constructor(sheet: string, line: LedgerGridRow, columns: LedgerColumns, asked: LedgerAsked, sources: SourceNames) {
    this.place = { sheet, row: line.number, columns: columns.letters };
    this.line = line;
    this.columns = columns;
    this.asked = asked;
    this.sources = sources;
  }

  read(): LedgerRow | LeftOut {
    try {
      const head = this.head();
      switch (this.columns.kind) {
        case "budget": return { kind: "budget", ...head, initialFen: this.fen("initial", "not-below") };
        case "adjustment": return this.adjustment(head);
        case "payment": return this.payment(head);
      }
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      return leftOut(this.place, error.field, error.problem);
    }
  }

  private payment(head: RowHead): LedgerRow {
    const { day, byMonth } = this.day();
    const amountFen = this.fen(this.columns.places.has("paid") ? "paid" : "amount", "not-zero");
    return { kind: "payment", ...head, voucher: this.needed("voucher"), paidOn: day, byMonth, amountFen };
  }

  private adjustment(head: RowHead): LedgerRow {
    const { day } = this.day();
    const field = (["delta", "amount"] as const).find((one) => this.text(one) !== "");
    const beforeFen = this.text("before") === "" ? null : this.fen("before", "any");
    const afterFen = this.text("after") === "" ? null : this.fen("after", "any");
    const told = field === undefined ? null : this.fen(field, "any");
    const between = beforeFen === null || afterFen === null ? null : afterFen - beforeFen;
    const amountFen = told ?? between;
    if (amountFen === null) throw new Unreadable("delta", problem("ledger.amount-missing"));
    if (between !== null && between !== amountFen) throw new Unreadable("after", problem("ledger.adjustment-contradicts"));
    if (amountFen === 0n) throw new Unreadable(field ?? "after", problem("ledger.amount-zero"));
    return { kind: "adjustment", ...head, documentNo: this.needed("documentNo"), adjustedOn: day, amountFen, beforeFen: beforeFen ?? (afterFen === null ? null : afterFen - amountFen) };
  }

  private head(): RowHead {
    const code = this.text("code");
    const name = this.text("name");
    if (code === "" && name === "") throw new Unreadable(this.columns.places.has("code") ? "code" : "name", problem("ledger.project-missing"));
    const year = this.text("year");
    if (year !== "" && !new RegExp(`^${this.asked.year}(?:\\D|$)`).test(fold(year))) throw new Unreadable("year", problem("ledger.other-year", "", { found: shownCell(year), year: this.asked.year }));
    return { ...this.place, code, name, book: this.book(), source: this.source() };
  }

  private book(): string {
    const said = this.text("book");
    if (said === "") return "";
    const book = BOOK_NAMES[fold(said).replace(/\s+/g, "")] ?? (Object.values(BOOK_NAMES).includes(said) ? said : undefined);
    if (book === undefined) throw new Unreadable("book", problem("ledger.book-unknown", "", { found: shownCell(said) }));
    return book;
  }

  private source(): string {
    const said = this.needed("source");
    const [found, other] = this.sources.meantBy(said);
    if (other !== undefined) throw new Unreadable("source", problem("ledger.source-ambiguous", "", { found: shownCell(said), known: [found!, other].map(({ id }) => id).join(" | ") }));
    if (found === undefined) throw new Unreadable("source", problem("ledger.source-unknown", "", { found: shownCell(said), known: this.asked.sources.map(({ names }) => names[0] ?? "").join(" | ") }));
    return found.id;
  }

  private day(): { readonly day: string; readonly byMonth: boolean } {
    const { year, today } = this.asked;
    const field: LedgerField = this.text("day") === "" && this.text("month") !== "" ? "month" : "day";
    const read = dayOf(this.text(field), year);
    if (!read.ok) throw new Unreadable(this.columns.places.has(field) ? field : "month", read.problems[0]!);
    const { day, byMonth } = read.value;
    if (!day.startsWith(`${year}-`)) throw new Unreadable(field, problem("ledger.other-year", "", { found: shownCell(this.text(field)), year }));
    if (day > today) throw new Unreadable(field, byMonth ? problem("ledger.month-not-over", "", { month: day.slice(0, 7), today }) : problem("ledger.day-ahead", "", { day, today }));
    return read.value;
  }

  private fen(field: LedgerField, rule: "any" | "not-zero" | "not-below"): bigint {
    const stored = this.line.exact?.get(this.columns.places.get(field) ?? -1);
    const read = fenOf(stored ?? this.text(field), this.columns.units.get(field) ?? this.columns.unit);
    if (!read.ok) throw new Unreadable(field, read.problems[0]!);
    if (rule === "not-zero" && read.value === 0n) throw new Unreadable(field, problem("ledger.amount-zero"));
    if (rule === "not-below" && read.value < 0n) throw new Unreadable(field, problem("ledger.amount-negative"));
    return read.value;
  }

  private needed(field: "voucher" | "documentNo" | "source"): string {
    const text = this.text(field);
    if (text === "") throw new Unreadable(field, problem(`ledger.${field === "documentNo" ? "document" : field}-missing`));
    return text;
  }

  private text(field: LedgerField): string {
    const column = this.columns.places.get(field);
    const text = column === undefined ? "" : (this.line.cells.get(column) ?? "").trim();
    if (text.length > LONGEST || /[\0-\x1f]/.test(text)) throw new Unreadable(field, problem("ledger.cell-unfit", "", { most: LONGEST }));
    return text;
  }
}
