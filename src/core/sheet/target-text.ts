import { fold } from "../target/fold.ts";
import { COMPARISON } from "./column-lexicon.ts";
import type { SheetRow } from "./sheet.ts";

/** Whether a column of signs holds comparisons (`≥`), not only `定量` and `定性`. */
export function holdsComparisons(rows: readonly SheetRow[], columns: readonly number[] | undefined): boolean {
  if (columns === undefined) return false;
  return rows.some((row) => row.cells.some(({ column, text }) => columns.includes(column) && text.length < 12 && COMPARISON.test(text)));
}

/** `≥` and `95` → `≥95`; a sign that stands in both cells is written once. */
export function withSign(value: string, comparison: string | null): string {
  return comparison === null || fold(value).startsWith(fold(comparison)) ? value : comparison + value;
}

/** `100` and `%` → `100%`; a value with a unit of its own keeps the second one apart, since they may contradict. */
export function withUnit(value: string, unit: string | null): string {
  if (unit === null || value.endsWith(unit)) return value;
  return /[0-9０-９]$/.test(value) || !/[0-9０-９]/.test(value) && /[<>=≥≤]$/.test(value) ? value + unit : `${value} ${unit}`;
}
