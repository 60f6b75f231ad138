import { equals, parseDecimal } from "../basics/decimal.ts";
import { problem, type Problem } from "../basics/problem.ts";
import { done, refused, type Result } from "../basics/result.ts";
import type { Layout, LayoutCell } from "../layout/layout.ts";
import { bareNumber } from "../recheck/number-lexicon.ts";
import { cellOfFinding, emptyRowOf, isBlankRow, OWN_LIST_NAMES, ownLines, parseCellPath, rowFieldOf, type ListName } from "./cell-path.ts";
import type { FilingRow, FilingValues } from "./filing-values.ts";

/** A sheet of a workbook as text: rows counted from 1, columns from 0, merged cells in each of their places. */
export interface SheetText {
  readonly name: string;
  readonly rows: readonly { readonly number: number; readonly cells: ReadonlyMap<number, string> }[];
}

/** A form as the workbook was drawn from it. */
export interface DrawnForm {
  readonly layout: Layout;
  readonly values: FilingValues;
}

/** What stands above the title of a workbook of ours: its stamp. A few rows more are somebody's own. */
const TITLE_WITHIN = 8;

/** The sheet whose title is one of these, and which title that is; null where none of them stands above its table. */
export function findTitle(sheets: readonly SheetText[], titles: readonly string[]): { readonly sheet: SheetText; readonly title: string; readonly row: number } | null {
  for (const sheet of sheets) {
    for (const { number, cells } of sheet.rows) {
      if (number > TITLE_WITHIN) break;
      const title = titles.find((one) => one === plain(cells.get(0) ?? ""));
      if (title !== undefined) return { sheet, title, row: number };
    }
  }
  return null;
}

/**
 * 读回工作簿: the values of a form with what was changed in the workbook that was drawn from it. A cell counts as changed where its text is
 * not the one that was drawn, so that what the form computes or rounds for print is never taken for typing. Rows that were added below the
 * others come as new ones. Refused where the sheet is no longer laid out as it was drawn, at the first place that tells.
 */
export function readWorkbookForm(sheet: SheetText, titleRow: number, { layout, values }: DrawnForm): Result<FilingValues> {
  const top = titleRow + 1 + layout.lines.length;
  const rows = new Map(sheet.rows.map(({ number, cells }) => [number, cells]));
  const at = (row: number, column: number): string => clean(rows.get(top + row)?.get(column) ?? "");
  const moved = shifted(layout, at, top);
  if (moved !== null) return refused(moved);

  const texts = new Map<string, string>();
  layout.rows.forEach(({ cells }, row) => {
    for (const cell of cells) {
      if (cell.path === null || cell.role === "label") continue;
      const text = at(row, cell.column);
      if (isSame(cell, text)) continue;
      for (const covered of coveredBy(cell.path, cell.rows)) {
        const path = cellOfFinding(values, covered);
        if (path !== null) texts.set(path, text);
      }
    }
  });
  return done(withRowsBelow(withTexts(values, texts), layout, at));
}

/** A merged cell is the cell of each of its rows. */
function coveredBy(path: string, rows: number): readonly string[] {
  const [, index, column] = /^indicators\[(\d+)\]\.(.+)$/.exec(path) ?? [];
  return index === undefined ? [path] : Array.from({ length: rows }, (_, offset) => `indicators[${Number(index) + offset}].${column}`);
}

/** The first name of a row or column that does not stand where it was drawn; those that hold a number (1—8月) may have got another. */
function shifted(layout: Layout, at: (row: number, column: number) => string, top: number): Problem | null {
  for (const [row, { cells }] of layout.rows.entries()) {
    for (const { column, role, text } of cells) {
      if ((role !== "heading" && role !== "label") || text === "") continue;
      const found = at(row, column);
      if (named(found) !== named(text)) return problem("form-workbook.moved", `${top + row}`, { expected: plain(text), found: plain(found) });
    }
  }
  return null;
}

/** Rows that stand below the last that was drawn, where the table is the last of the form: as many as have a name. */
function withRowsBelow(values: FilingValues, layout: Layout, at: (row: number, column: number) => string): FilingValues {
  const columns = new Map(layout.rows.flatMap(({ cells }) => cells.flatMap(({ path, column }) => {
    const field = rowFieldOf(/^indicators\[0\]\.([a-z0-9_]+)$/.exec(path ?? "")?.[1] ?? "");
    return field === null ? [] : [[field, column] as const];
  })));
  const name = columns.get("level3");
  const isLast = layout.rows.at(-1)?.cells.some(({ path }) => path === `indicators[${values.rows.length - 1}].level3`) === true;
  if (name === undefined || !isLast) return values;
  const added: FilingRow[] = [];
  const taken = new Set(values.rows.map(({ id }) => id));
  for (let row = layout.rows.length; at(row, name) !== ""; row += 1) {
    // A note below the table stands in all of its columns.
    if (new Set([...columns.values()].map((column) => at(row, column))).size === 1) break;
    let number = values.rows.length + added.length + 1;
    while (taken.has(`r${number}`)) number += 1;
    taken.add(`r${number}`);
    const cells = Object.fromEntries([...columns].map(([field, column]) => [field, at(row, column)]));
    const above = added.at(-1) ?? values.rows.at(-1);
    const line: FilingRow = { id: `r${number}`, ...emptyRowOf(values), ...cells };
    added.push({ ...line, level1: line.level1 || (above?.level1 ?? ""), level2: line.level2 || (above?.level2 ?? "") });
  }
  return added.length === 0 ? values : { ...values, rows: [...values.rows, ...added.filter((row) => !isBlankRow(row))] };
}

function withTexts(values: FilingValues, texts: ReadonlyMap<string, string>): FilingValues {
  const changed = <Line extends { readonly id: string }>(list: ListName, lines: readonly Line[]): readonly Line[] =>
    lines.map((line) => {
      const cells = [...texts].flatMap(([path, text]) => {
        const cell = parseCellPath(path);
        return cell?.kind === list && cell.id === line.id ? [[cell.field, text] as const] : [];
      });
      return cells.length === 0 ? line : { ...line, ...Object.fromEntries(cells) };
    });
  const { planned, actual, term } = values.goal;
  return {
    ...values,
    goal: { planned: texts.get("goal.planned") ?? planned, actual: texts.get("goal.actual") ?? actual, ...(term === undefined ? {} : { term: texts.get("goal.term") ?? term }) },
    funds: changed("funds", values.funds), rows: changed("rows", values.rows),
    ...Object.fromEntries(OWN_LIST_NAMES.flatMap((list) => (values[list] === undefined ? [] : [[list, changed(list, ownLines(values, list))]]))),
  };
}

/** Whether a cell still says what was drawn; a number may stand there with other decimals. */
function isSame({ text, number }: LayoutCell, found: string): boolean {
  if (clean(text) === found) return true;
  const read = number === null ? null : parseDecimal(bareNumber(found));
  return number !== null && read !== null && equals(read, number);
}

function clean(text: string): string {
  return text.replace(/\r\n?/g, "\n").trim();
}

function plain(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

function named(text: string): string {
  return text.replace(/[\s\d]/g, "");
}
