import { FUNDS_BLOCK, FUNDS_SOURCE, FUNDS_TOTAL, type FundsColumn } from "./field-lexicon.ts";
import type { Grid } from "./grid.ts";
import type { LabelReader } from "./label.ts";
import { isAmount, isMoneyText, sourceName } from "./money-cells.ts";
import type { SheetRow } from "./sheet.ts";

/** A money block laid on its side: its sources stand beside each other, its amounts below. */
export interface Sideways {
  readonly sources: readonly { readonly name: string; readonly columns: readonly number[]; readonly isTotal: boolean }[];
  readonly lines: ReadonlyMap<FundsColumn, SheetRow>;
}

/** No block has more rows. */
const MAX_LINES = 8;

/** The first row that names a sum and its sources without an amount, above rows that say what their amounts are; null when there is none. */
export function findSideways(grid: Grid, rows: readonly SheetRow[], labels: LabelReader): Sideways | null {
  for (const [index, row] of rows.entries()) {
    const sources = sourcesIn(grid, row, labels);
    const lines = sources === null ? null : linesBelow(rows.slice(index + 1, index + 1 + MAX_LINES), row.index, sources, labels);
    if (sources !== null && lines !== null) return { sources, lines };
  }
  return null;
}

function sourcesIn(grid: Grid, row: SheetRow, labels: LabelReader): Sideways["sources"] | null {
  if (row.cells.some(isMoneyText)) return null;
  const sources = row.cells.flatMap(({ column, text }) => {
    const key = labels.bare(text);
    const isTotal = FUNDS_TOTAL.test(key);
    if (!isTotal && (!FUNDS_SOURCE.test(key) || FUNDS_BLOCK.test(key))) return [];
    const { left, right } = grid.width(row.index, column);
    return [{ name: sourceName(text), isTotal, columns: Array.from({ length: right - left + 1 }, (_, at) => left + at) }];
  });
  return sources.length > 1 && sources.filter(({ isTotal }) => isTotal).length === 1 ? sources : null;
}

function linesBelow(rows: readonly SheetRow[], header: number, sources: Sideways["sources"], labels: LabelReader): Sideways["lines"] | null {
  const first = Math.min(...sources.map(({ columns }) => columns[0]!));
  const lines = new Map<FundsColumn, SheetRow>();
  for (const [index, row] of rows.entries()) {
    const names = row.cells.filter(({ column, kind }) => column < first && kind === "text");
    const meaning = labels.funds(names[names.length - 1]?.text ?? "")?.meaning;
    if (row.index !== header + 1 + index || meaning === undefined) break;
    if (!lines.has(meaning)) lines.set(meaning, row);
  }
  return [...lines.keys()].some(isAmount) ? lines : null;
}
