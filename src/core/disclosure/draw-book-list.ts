import { decimal, toShortText, type Decimal } from "../basics/decimal.ts";
import type { Say } from "../basics/message.ts";
import { labelOf } from "../layout/label.ts";
import { layOutList, type ListValue } from "../layout/list-layout.ts";
import type { Layout } from "../layout/layout.ts";
import type { Bilingual } from "../layout/form.ts";
import { asPercent, executionRate } from "../score/execution.ts";
import { MONEY_FIELDS, type BookListColumn, type ListShape, type ListUse, type MoneyField } from "./book-list.ts";
import { amountText, wanYuanText } from "./money-text.ts";

/** Money of a project or of one of its lines, in fen; null where nobody filled it. */
export type ListMoney = Readonly<Record<MoneyField, bigint | null>>;

/** A project as lists show it; null and empty where there is nothing of it. */
export interface ListEntry {
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly whole: string | null;
  readonly form: Bilingual | null;
  readonly total: ListMoney;
  /** By the ids of money lines. */
  readonly lines: Readonly<Record<string, ListMoney>>;
  readonly score: string | null;
  readonly grade: string | null;
  /** Whose score counts, already in words. */
  readonly by: string;
  readonly indicators: readonly { readonly level2: string; readonly level3: string; readonly target: string; readonly actual: string }[];
  readonly digest: string | null;
}

export const NO_MONEY: ListMoney = { initial: null, budget: null, executed: null };

/** What stands around the rows. */
export interface ListFrame {
  readonly use: ListUse;
  readonly year: number;
  /** Before the title, as the number of an annex; empty where there is nothing. */
  readonly lead: string;
  readonly lines: readonly string[];
  readonly stamp: string;
  readonly notes: readonly string[];
  /** Whether the sums have a rate: not where budget and payments are of different projects. */
  readonly hasRate: boolean;
}

/** Millimetres between the margins of a sheet across, and upright within those of a letter. */
const WIDTH = { landscape: 273, portrait: 158 };
/** From more columns than these on, the text is a point smaller. */
const MANY_COLUMNS = { landscape: 10, portrait: 6 };

/** A list of one book as it is read, printed and saved as a workbook: the same columns everywhere, money in 万元, and its sums. */
export function drawBookList(shape: ListShape, entries: readonly ListEntry[], frame: ListFrame, say: Say): Layout {
  const { columns } = shape;
  const orientation = frame.use === "approval-letter" ? "portrait" : "landscape";
  const shares = columns.reduce((total, { width }) => total + width, 0);
  const layout = layOutList({
    title: `${frame.lead}${listTitle(shape, frame, say)}`,
    lines: frame.lines,
    columns: columns.map((column) => ({ title: columnTitle(column, say), width: Math.round((column.width * WIDTH[orientation] * 10) / shares) / 10, align: alignOf(column) })),
    rows: entries.map((entry, index) => columns.map((column) => valueOf(column, entry, index, say))),
    ...(columns.some(isMoney) ? { total: columns.map((column, index) => sumOf(column, index, entries, frame, say)) } : {}),
    notes: frame.notes,
  }, say);
  return {
    ...layout, stamp: frame.stamp, textSize: columns.length > MANY_COLUMNS[orientation] ? 9 : 10,
    rows: layout.rows.map((row) => ({ ...row, cells: row.cells.map((one) => (one.number !== null && isMoney(columns[one.column]!) ? { ...one, text: amountText(one.number) } : one)) })),
    ...(frame.use === "approval-letter" ? { kind: "form" as const, paper: { size: "A4" as const, orientation: "portrait" as const, margin: 26 } } : {}),
  };
}

/** 2027年度政府性基金预算项目支出绩效目标 */
function listTitle({ title }: ListShape, { use, year }: Pick<ListFrame, "use" | "year">, say: Say): string {
  return say("print.list.of-year", { year: String(year), title: title === null ? say(`print.list.title.${use}`) : labelOf(title, say) });
}

const CENTRED: readonly string[] = ["number", "score", "grade", "by"];

function alignOf(column: BookListColumn): "left" | "center" | "right" {
  if (CENTRED.includes(column.field)) return "center";
  return isMoney(column) || column.field === "rate" ? "right" : "left";
}

function columnTitle({ field, title }: BookListColumn, say: Say): string {
  return title === null ? say(`print.list.column.${field}`) : labelOf(title, say);
}

function isMoney({ field }: BookListColumn): boolean {
  return (MONEY_FIELDS as readonly string[]).includes(field);
}

function moneyOf({ field, line }: BookListColumn, { total, lines }: ListEntry): bigint | null {
  const of = line === null ? total : (lines[line] ?? NO_MONEY);
  return of[field as MoneyField];
}

function valueOf(column: BookListColumn, entry: ListEntry, index: number, say: Say): ListValue {
  switch (column.field) {
    case "number": return index + 1;
    case "code": return entry.code;
    case "name": return entry.name;
    case "unit": return entry.unit;
    case "whole": return entry.whole;
    case "form": return entry.form === null ? null : labelOf(entry.form, say);
    case "initial": case "budget": case "executed": return wan(moneyOf(column, entry));
    case "rate": return rateOf(entry.total.budget, entry.total.executed);
    case "score": return entry.score;
    case "grade": return entry.grade === null ? null : say("form.grade", { grade: entry.grade });
    case "by": return entry.by;
    case "digest": return entry.digest === null ? null : entry.digest.slice(0, 16);
    case "indicators": return indicatorText(column, entry, say);
  }
}

/** An indicator a line; a kind of which the form has none leaves the cell empty. */
function indicatorText({ level2 }: BookListColumn, { indicators }: ListEntry, say: Say): string {
  return indicators
    .filter((one) => level2.includes(one.level2.trim()) && one.level3.trim() !== "")
    .map(({ level3, target, actual }) => say(actual.trim() === "" ? "print.list.indicator-open" : "print.list.indicator", { name: level3.trim(), target: target.trim(), actual: actual.trim() }))
    .join("\n");
}

/** Exact sums of what is there. */
function sumOf(column: BookListColumn, index: number, entries: readonly ListEntry[], { hasRate }: ListFrame, say: Say): ListValue {
  if (index === 0) return say("print.list.sum");
  if (isMoney(column)) return wan(added(entries.map((entry) => moneyOf(column, entry))));
  return column.field !== "rate" || !hasRate ? null : rateOf(added(entries.map(({ total }) => total.budget)), added(entries.map(({ total }) => total.executed)));
}

/** Null where there is nothing to add up: of a line that nobody filled there is no sum. */
function added(amounts: readonly (bigint | null)[]): bigint | null {
  const known = amounts.filter((one) => one !== null);
  return known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0n);
}

function wan(fen: bigint | null): Decimal | null {
  return fen === null ? null : decimal(wanYuanText(fen));
}

/** In percent with two decimals; null without a budget. */
function rateOf(budget: bigint | null, executed: bigint | null): string | null {
  if (budget === null || executed === null) return null;
  const rate = executionRate(decimal(wanYuanText(budget)), decimal(wanYuanText(executed)));
  return rate === null ? null : `${toShortText(asPercent(rate, 2))}%`;
}
