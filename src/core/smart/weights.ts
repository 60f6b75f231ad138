import type { Decimal } from "../basics/decimal.ts";
import type { ReadForm, ReadRow } from "./read-form.ts";

export interface WeightedRow {
  readonly row: ReadRow;
  readonly points: Decimal;
}

/** Rows that carry points, each once. */
export function weighted(form: ReadForm): WeightedRow[] {
  return form.rows.flatMap((row) => (row.input.points === null ? [] : [{ row, points: row.input.points }]));
}
