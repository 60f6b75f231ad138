import { add, compare, toShortText, ZERO, type Decimal } from "../../core/basics/decimal.ts";
import { typedNumber } from "../../core/form/typed-number.ts";
import type { FilingRow, FilingValues, RowField } from "../../core/form/filing-values.ts";

/** 分值 under way: what they come to, what they should, and how many cells hold no number. */
export interface WeightSum {
  readonly sum: string;
  readonly due: string;
  readonly isRight: boolean;
  readonly unread: number;
}

export function weightSum(values: FilingValues, due: Decimal): WeightSum {
  const { sum, unread } = sumOf(values, "points");
  return { sum: toShortText(sum), due: toShortText(due), isRight: unread === 0 && compare(sum, due) === 0, unread };
}

/** Numbers that were read, by row: typing in one row reads one row again. */
const read = new WeakMap<FilingRow, Map<RowField, Decimal | null>>();

function numberIn(row: FilingRow, field: RowField): Decimal | null {
  const known = read.get(row) ?? new Map<RowField, Decimal | null>();
  read.set(row, known);
  const before = known.get(field);
  if (before !== undefined) return before;
  const number = typedNumber((row[field] ?? "").trim());
  known.set(field, number);
  return number;
}

/** The exact sum of a column; empty cells add nothing, and cells that are no number are counted and never guessed. */
export function sumOf(values: FilingValues, field: RowField): { readonly sum: Decimal; readonly unread: number; readonly filled: number } {
  let sum = ZERO;
  let unread = 0;
  let filled = 0;
  for (const row of values.rows) {
    if ((row[field] ?? "").trim() === "") continue;
    const number = numberIn(row, field);
    if (number === null) unread += 1;
    else {
      sum = add(sum, number);
      filled += 1;
    }
  }
  return { sum, unread, filled };
}
