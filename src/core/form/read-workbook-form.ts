import { equals, parseDecimal } from "../basics/decimal.ts";
import { problem, type Problem } from "../basics/problem.ts";
import { done, refused, type Result } from "../basics/result.ts";
import type { Layout, LayoutCell } from "../layout/layout.ts";
import { bareNumber } from "../recheck/number-lexicon.ts";
import { cellOfFinding, cellPath, OWN_LIST_NAMES, ownLines, parseCellPath, type ListName } from "./cell-path.ts";
import type { FilingRow, FilingValues } from "./filing-values.ts";
import { linesOfTable, withLinesOfTable, type TextAt } from "./workbook-table.ts";

/** A sheet of a workbook as text: rows counted from 1, columns from 0, merged cells in each of their places. */
export interface SheetText {
  readonly name: string;
  readonly rows: readonly SheetRow[];
}

export interface SheetRow {
  readonly number: number;
  readonly cells: ReadonlyMap<number, string>;
  /** Numbers that their cells show otherwise than they are stored, as they are stored. */
  readonly exact?: ReadonlyMap<number, string>;
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
 * not the one that was drawn, so that what the form computes or rounds for print is never taken for typing. Rows may have
 * been added or deleted. Refused where the sheet is no longer laid out as it was drawn, at the first place that tells.
 */
export function readWorkbookForm(sheet: SheetText, titleRow: number, { layout, values }: DrawnForm): Result<FilingValues> {
  const top = titleRow + 1 + layout.lines.length;
  const rows = new Map(sheet.rows.map((row) => [row.number, row]));
  const at = (row: number, column: number): string => clean(rows.get(top + row)?.cells.get(column) ?? "");
  // An amount of 436.55 typed over one of 436 shows as 437, and is none.
  const exactAt = (row: number, column: number): string => rows.get(top + row)?.exact?.get(column) ?? at(row, column);
  const moved = shifted(layout, at, top);
  if (moved !== null) return refused(moved);
  const table = linesOfTable(values, layout, at);

  const texts = new Map<string, string>();
  layout.rows.forEach(({ cells }, row) => {
    for (const cell of cells) {
      if (cell.path === null || cell.role === "label") continue;
      let text = "";
      coveredBy(cell.path, cell.rows).forEach((covered, offset) => {
        const found = table === null || row < table.first ? row + offset : table.lineOf(row + offset - table.first);
        if (found === null) return;
        // Where somebody took a merged cell apart, what stands above holds for the empty ones below.
        text = (cell.role === "number" ? exactAt(found, cell.column) : at(found, cell.column)) || (offset > 0 ? text : "");
        const path = isSame(cell, text) ? null : cellOfFinding(values, covered);
        if (path !== null) texts.set(path, text);
      });
    }
  });
  const changed = withTexts(values, texts);
  return done(table === null ? changed : withLinesOfTable(changed, table, at, exactAt));
}

/** A merged cell is the cell of each of its rows. */
function coveredBy(path: string, rows: number): readonly string[] {
  const [, index, column] = /^indicators\[(\d+)\]\.(.+)$/.exec(path) ?? [];
  return index === undefined ? [path] : Array.from({ length: rows }, (_, offset) => `indicators[${Number(index) + offset}].${column}`);
}

/** The first name of a row or column that does not stand where it was drawn; those that hold a number (1—8月) may have got another. */
function shifted(layout: Layout, at: TextAt, top: number): Problem | null {
  for (const [row, { cells }] of layout.rows.entries()) {
    for (const { column, role, text } of cells) {
      if ((role !== "heading" && role !== "label") || text === "") continue;
      const found = at(row, column);
      if (named(found) !== named(text)) return problem("form-workbook.moved", `${top + row}`, { expected: plain(text), found: plain(found) });
    }
  }
  return null;
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
  const renamed = ({ id }: FilingRow): boolean => texts.has(cellPath("rows", id, "level3"));
  // Who renames an indicator makes it the unit's own, as where it is typed.
  const rows = changed("rows", values.rows).map(({ card, ...row }) => (card === undefined || renamed(row) ? row : { ...row, card }));
  const { planned, actual, ...own } = values.goal;
  const ownTexts = Object.fromEntries(Object.entries(own).map(([field, text]) => [field, texts.get(`goal.${field}`) ?? text]));
  return {
    ...values,
    goal: { planned: texts.get("goal.planned") ?? planned, actual: texts.get("goal.actual") ?? actual, ...ownTexts },
    funds: changed("funds", values.funds), rows,
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
