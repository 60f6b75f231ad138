import { problem, type Problem } from "../basics/problem.ts";
import { MAX_INDICATORS } from "../recheck/read-table.ts";
import type { PublishedTable } from "../recheck/table.ts";
import { findSegments, type Segment } from "./find-segments.ts";
import { makeGrid, type Grid } from "./grid.ts";
import { LabelReader } from "./label.ts";
import { readList } from "./read-list.ts";
import { readOfficial } from "./read-official.ts";
import type { RecognisedTable } from "./recognised-table.ts";
import type { Sheet } from "./sheet.ts";

/** More tables than this don't fit into one sheet with all their indicators; they would only fill the memory. */
const MAX_TABLES = 5_000;

export interface Recognition {
  readonly tables: readonly RecognisedTable[];
  /** Tables whose headings were understood but that hold no indicator, or more than a table can have. */
  readonly refused: readonly Problem[];
  /** Where there is no table at all: the headings that come nearest, to be named to the reader. */
  readonly headings: readonly string[];
}

/** The official tables of a sheet, in the order of its rows. Anything else in it is passed over. */
export function recognise(sheet: Sheet): PublishedTable[] {
  return recogniseTables(sheet).tables.map(({ table }) => table);
}

/** Like {@link recognise}, with everything that has to be said about the cells. */
export function recogniseTables(sheet: Sheet): Recognition {
  const grid = makeGrid(sheet);
  const labels = new LabelReader();
  const tables: RecognisedTable[] = [];
  const refused: Problem[] = [];
  for (const segment of findSegments(grid, labels)) {
    const isList = segment.parts.some(({ header }) => header.isList);
    const found = isList ? readList(grid, segment, labels, MAX_TABLES) : [readOfficial(grid, segment, labels)];
    if (found === null || tables.length > MAX_TABLES) {
      return { tables: [], refused: [problem("sheet.too-many-tables", sheet.name, { limit: MAX_TABLES })], headings: [] };
    }
    const filled = found.filter(({ table }) => table.indicators.length > 0);
    if (filled.length === 0) refused.push(emptyTable(sheet, segment));
    for (const { table, problems } of filled) {
      if (table.indicators.length > MAX_INDICATORS) refused.push(tooLong(sheet, table));
      else tables.push({ table, problems: [...problems, ...hiddenSheet(sheet)] });
    }
  }
  return {
    tables: tables.map(({ table, problems }, index) => ({ table: { ...table, id: tables.length === 1 ? sheet.name : `${sheet.name}-${index + 1}` }, problems })),
    refused,
    headings: tables.length === 0 && refused.length === 0 ? likelyHeadings(grid) : [],
  };
}

function emptyTable(sheet: Sheet, { parts }: Segment): Problem {
  const { header } = parts[0]!;
  return problem("sheet.empty-table", `${sheet.name}!${header.top + 1}:${header.bottom + 1}`, { headings: header.printed.slice(0, 8).join(" | ") });
}

function tooLong(sheet: Sheet, { indicators, places }: PublishedTable): Problem {
  const cell = places["indicators[0]"]?.cell ?? "";
  return problem("sheet.too-many-indicators", `${sheet.name}!${cell}`, { count: indicators.length, limit: MAX_INDICATORS });
}

function hiddenSheet(sheet: Sheet): Problem[] {
  return sheet.hidden ? [problem("sheet.hidden-sheet", sheet.name, { sheet: sheet.name })] : [];
}

/** The row that looks most like headings: many short texts and no numbers. */
function likelyHeadings(grid: Grid): string[] {
  let best: string[] = [];
  for (const row of grid.rows.slice(0, 50)) {
    const texts = row.cells.filter(({ kind, text }) => kind === "text" && text.length <= 20).map(({ text }) => text.replace(/\s+/g, ""));
    if (texts.length > best.length && row.cells.every(({ kind }) => kind === "text")) best = texts;
  }
  return best.slice(0, 8);
}
