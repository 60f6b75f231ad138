import { THRESHOLD_NAMES } from "./column-lexicon.ts";
import type { Columns } from "./find-header.ts";
import type { Placed } from "./read-cell.ts";
import type { RowCells } from "./row-cells.ts";
import type { SheetRow } from "./sheet.ts";
import { joinedTarget, signCell, withUnit } from "./target-text.ts";

export interface TargetCells {
  readonly text: string | null;
  readonly placed: Placed | null;
  /** What stands in the column of signs and is none. */
  readonly oddSign: Placed | null;
}

/** The target of a row: from one cell, from columns of its own for sign, value and unit, or from four thresholds. */
export function readTargetCells(under: RowCells, row: SheetRow, columns: Columns, signs: boolean): TargetCells {
  const { cells } = under;
  const placed = under.first(row, columns.target);
  const thresholds = (Object.keys(THRESHOLD_NAMES) as (keyof typeof THRESHOLD_NAMES)[])
    .map((meaning) => ({ name: THRESHOLD_NAMES[meaning], at: under.first(row, columns[meaning]) }))
    .map(({ name, at }) => ({ name, at, text: cells.name(at) }))
    .filter(({ text }) => text !== null);
  if (thresholds.length > 0) return { text: thresholds.map(({ name, text }) => `${name}${text}`).join(" "), placed: thresholds[0]!.at, oddSign: null };
  const value = under.joined(row, columns.target);
  if (value === null) return { text: null, placed, oddSign: null };
  const sign = signs ? under.first(row, columns.sign) : null;
  const signText = cells.name(sign);
  const isOdd = signText !== null && signCell(signText) === "unknown";
  if (isOdd) cells.note("sheet.unknown-sign", sign!);
  return { text: joinedTarget(value, signText, cells.name(under.first(row, columns.measure))), placed, oddSign: isOdd ? sign : null };
}

/** On a goal form the rate is planned: `100` and `%` in two columns. */
export function plannedRate(under: RowCells, row: SheetRow, columns: Columns): Placed | null {
  const placed = under.first(row, columns.target);
  const unit = under.cells.name(under.first(row, columns.measure));
  return placed === null || unit === null ? placed : { row: placed.row, cell: { ...placed.cell, text: withUnit(placed.cell.text, unit) } };
}
