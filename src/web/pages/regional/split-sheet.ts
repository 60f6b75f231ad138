import { wanYuan } from "../../../core/regional/check-split.ts";
import { shareOut, shareTarget } from "../../../core/regional/share-out.ts";
import type { SplitPart, SplitRule, SplitWhole } from "../../../core/regional/split.ts";
import { amountFen } from "../../../core/form/amount-fen.ts";
import { readBlock } from "../../form/tsv.ts";

/** 分解表 while it is filled: one row for each body that receives, and how each indicator goes. */
export interface SplitSheet {
  readonly rules: Readonly<Record<string, SplitRule>>;
  readonly rows: readonly SplitPart[];
}

/** What was there before, the last first, and what was taken back. */
export interface SheetHistory {
  readonly now: SplitSheet;
  readonly before: readonly SplitSheet[];
  /** The cell that was typed in last: a text is one step, not one for each letter. */
  readonly typing: string | null;
}

export type SheetWish =
  | { readonly wish: "type"; readonly row: number; readonly column: string; readonly text: string }
  | { readonly wish: "paste"; readonly row: number; readonly column: string; readonly text: string; readonly columns: readonly string[]; readonly receivers: readonly Receiver[] }
  | { readonly wish: "add"; readonly receivers: readonly Receiver[] }
  | { readonly wish: "remove"; readonly row: number }
  | { readonly wish: "rule"; readonly indicator: string; readonly rule: SplitRule }
  | { readonly wish: "share"; readonly whole: SplitWhole }
  | { readonly wish: "undo" };

export interface Receiver {
  readonly id: string;
  readonly name: string;
}

/** Name of the column of money; the others are called by their indicators. */
export const AMOUNT = "amount";
const MOST_UNDONE = 100;

export function openSheet(sheet: SplitSheet): SheetHistory {
  return { now: sheet, before: [], typing: null };
}

export function changed(history: SheetHistory, wish: SheetWish): SheetHistory {
  if (wish.wish === "undo") {
    const [last, ...before] = history.before;
    return last === undefined ? history : { now: last, before, typing: null };
  }
  const now = applied(history.now, wish);
  if (now === history.now) return history;
  const typing = wish.wish === "type" ? `${wish.row} ${wish.column}` : null;
  const isSameText = typing !== null && typing === history.typing;
  return { now, before: isSameText ? history.before : [history.now, ...history.before].slice(0, MOST_UNDONE), typing };
}

function applied(sheet: SplitSheet, wish: Exclude<SheetWish, { wish: "undo" }>): SplitSheet {
  switch (wish.wish) {
    case "type": return withCell(sheet, wish.row, wish.column, wish.text);
    case "paste": return pasted(sheet, wish);
    case "add": return withRows(sheet, wish.receivers);
    case "remove": return { ...sheet, rows: sheet.rows.filter((_, at) => at !== wish.row) };
    case "rule": return { ...sheet, rules: { ...sheet.rules, [wish.indicator]: wish.rule } };
    case "share": return shared(sheet, wish.whole);
  }
}

function withCell(sheet: SplitSheet, row: number, column: string, text: string): SplitSheet {
  return {
    ...sheet,
    rows: sheet.rows.map((one, at) => (at !== row ? one : column === AMOUNT ? { ...one, amount: text } : { ...one, targets: { ...one.targets, [column]: text } })),
  };
}

function withRows(sheet: SplitSheet, receivers: readonly Receiver[]): SplitSheet {
  const known = new Set(sheet.rows.map(({ id }) => id));
  const added = receivers.filter(({ id }) => !known.has(id)).map(({ id, name }): SplitPart => ({ id, name, amount: "", targets: {} }));
  return added.length === 0 ? sheet : { ...sheet, rows: [...sheet.rows, ...added] };
}

/**
 * What was copied in a spreadsheet, from a cell on to the right and down. A block whose first column holds names of receivers is laid on their
 * rows, whatever their order, and adds the rows that are not there yet.
 */
function pasted(sheet: SplitSheet, { row, column, text, columns, receivers }: Extract<SheetWish, { wish: "paste" }>): SplitSheet {
  const block = readBlock(text).map((cells) => cells.map((cell) => cell.trim()));
  const named = block.filter(([name = ""]) => receivers.some((one) => one.name === name));
  if (named.length > 0) {
    const chosen = named.map(([name]) => receivers.find((one) => one.name === name)!);
    return named.reduce((now, [name, ...cells]) => laid(now, now.rows.findIndex((one) => one.name === name), columns, cells), withRows(sheet, chosen));
  }
  const from = columns.slice(columns.indexOf(column));
  return block.reduce((now, cells, offset) => laid(now, row + offset, from, cells), sheet);
}

function laid(sheet: SplitSheet, row: number, columns: readonly string[], cells: readonly string[]): SplitSheet {
  if (sheet.rows[row] === undefined) return sheet;
  return cells.reduce((now, cell, at) => (columns[at] === undefined ? now : withCell(now, row, columns[at]!, cell)), sheet);
}

/** Shares the money out evenly where nobody has any yet, and what is shared out of the indicators by the money. */
function shared(sheet: SplitSheet, whole: SplitWhole): SplitSheet {
  if (sheet.rows.length === 0) return sheet;
  const typed = sheet.rows.map(({ amount }) => amountFen(amount));
  const isBlank = typed.every((fen) => fen.ok && fen.value === null);
  const amounts = isBlank ? shareOut(whole.amountFen, sheet.rows.map(() => 1n)) : typed.map((fen) => (fen.ok ? (fen.value ?? 0n) : 0n));
  const targets = whole.indicators.filter(({ rule }) => rule === "sum").map((indicator) => [indicator.id, shareTarget(indicator, whole.year, amounts)] as const);
  return {
    ...sheet,
    rows: sheet.rows.map((row, at) => ({
      ...row, amount: isBlank ? wanYuan(amounts[at]!) : row.amount,
      targets: { ...row.targets, ...Object.fromEntries(targets.flatMap(([id, texts]) => (texts === null || (row.targets[id] ?? "").trim() !== "" ? [] : [[id, texts[at]!]]))) },
    })),
  };
}
