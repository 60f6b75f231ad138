import { TITLE } from "./field-lexicon.ts";
import { headerAt, type Header } from "./find-header.ts";
import type { Grid } from "./grid.ts";
import { labelKey, type LabelReader } from "./label.ts";
import { isTotalRow } from "./read-totals.ts";
import type { SheetRow } from "./sheet.ts";

/** The rows of one table: what stands above its first header, and its headers with what follows each. */
export interface Segment {
  readonly title: string | null;
  readonly head: readonly SheetRow[];
  readonly parts: readonly { readonly header: Header; readonly rows: readonly SheetRow[] }[];
}

interface OpenSegment {
  title: string | null;
  head: SheetRow[];
  parts: { header: Header; rows: SheetRow[] }[];
  hasTotal: boolean;
}

/**
 * Cuts a sheet where a new table begins: at a title, at the name of another project, or at a header below a total.
 * A header that comes again without any of these (the next page, the next goal) goes on with the same table.
 */
export function findSegments(grid: Grid, labels: LabelReader): Segment[] {
  const segments: OpenSegment[] = [];
  let open = newSegment();
  let skipTo = -1;
  const begin = (head: SheetRow[] = []): void => {
    segments.push(open);
    open = { ...newSegment(), head };
  };
  for (const row of grid.rows) {
    if (row.index <= skipTo) continue;
    const title = titleIn(grid, row);
    const startsTable = title !== null || labelsProject(row, labels);
    if (startsTable && open.parts.length > 0) begin();
    if (title !== null && open.title === null) open.title = title;
    const header = startsTable ? null : headerAt(grid, labels, row, open.head[0]?.index ?? 0);
    if (header !== null) {
      // Rows below a total are the head of the table that comes next.
      if (open.hasTotal) begin(takeAfterTotal(open, labels));
      open.parts.push({ header, rows: [] });
      skipTo = header.bottom;
      continue;
    }
    const part = open.parts[open.parts.length - 1];
    if (part === undefined) open.head.push(row);
    else {
      part.rows.push(row);
      if (!part.header.isList && isTotalRow(row, labels)) open.hasTotal = true;
    }
  }
  segments.push(open);
  return segments.filter(({ parts }) => parts.length > 0);
}

function newSegment(): OpenSegment {
  return { title: null, head: [], parts: [], hasTotal: false };
}

function takeAfterTotal(open: OpenSegment, labels: LabelReader): SheetRow[] {
  const { rows } = open.parts[open.parts.length - 1]!;
  const total = rows.map((row) => isTotalRow(row, labels)).lastIndexOf(true);
  return rows.splice(total + 1);
}

/** The heading of an official table: alone in its row, or the first of a merged row with little beside it. */
function titleIn(grid: Grid, row: SheetRow): string | null {
  if (row.cells.length > 2) return null;
  for (const cell of row.cells) {
    if (cell.kind !== "text" || cell.text.length > 100) continue;
    const { left, right } = grid.width(row.index, cell.column);
    // A lone name of an indicator stands further right and is no wider than its column.
    if (left > 1 && right - left < 2) continue;
    if (TITLE.test(titleKey(cell.text)) && (row.cells.length === 1 || right > left)) return cell.text.replace(/\s+/g, "");
  }
  return null;
}

/** `项目支出绩效自评表（2023年度）` without what stands in brackets behind it. */
function titleKey(text: string): string {
  return labelKey(text.slice(0, 60)).replace(/\([^()]*\)/g, "");
}

/** A row that names a project: `项目名称 | …`, or `项目名称:…` in one cell. */
function labelsProject(row: SheetRow, labels: LabelReader): boolean {
  return row.cells.some(({ text }, index) => {
    if (index > 2) return false;
    const colon = text.slice(0, 40).search(/[:：]/);
    const name = colon > 0 && text.length > 60 ? text.slice(0, colon) : text;
    return labels.head(name)?.meaning === "project" || (colon > 0 && labels.head(text.slice(0, colon))?.meaning === "project");
  }) && !row.cells.some(({ text }) => labels.column(text)?.meaning.startsWith("level") === true);
}
