import { multiply, sign, type Decimal } from "../basics/decimal.ts";
import { readTarget } from "../target/read-target.ts";
import { matchUnits } from "../target/units.ts";
import { changeOf } from "./band.ts";
import { isReverse } from "./names.ts";
import type { ReadRow } from "./read-form.ts";
import { isCeiling, soleNumber } from "./values.ts";

/**
 * Change in percent against last year's actual (else the baseline), positive for the better;
 * null where one of them is missing, is no number, is zero, or is measured in something else.
 */
export function changeOnLastYear(row: ReadRow): Decimal | null {
  const printed = row.input.lastActual ?? row.input.baseline ?? null;
  const target = printed === null ? null : soleNumber(row);
  if (printed === null || target === null) return null;
  const last = readTarget(printed);
  if (last.kind !== "number" || last.value === null || sign(last.value) === 0) return null;
  const match = matchUnits(last.unit, row.reading.unit);
  if (!match.comparable) return null;
  const lowerIsBetter = isCeiling(row.reading.comparator) || (row.sign === null && isReverse(row.name));
  return changeOf(multiply(last.value, match.left), multiply(target, match.right), lowerIsBetter);
}
