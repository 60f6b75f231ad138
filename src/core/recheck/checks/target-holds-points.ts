import { equals } from "../../basics/decimal.ts";
import { type Check, finding, nameOf } from "../check.ts";
import type { Row } from "../row.ts";

/** Target, actual value and points are one number: the points were typed into the value cells. */
export const checkTargetHoldsPoints: Check = ({ rows }) =>
  rows.filter(holdsPoints).map((row) => finding("target.holds-points", `indicators[${row.index}].target`, { name: nameOf(row), text: row.target.text }));

/** Points have decimals here: a target of 10 beside ten points is a coincidence. */
function holdsPoints({ target, actual, printed: { points } }: Row): boolean {
  if (target.kind !== "number" || target.unit !== null || actual.kind !== "number" || points === null) return false;
  const value = target.value!;
  return value.scale > 0 && equals(value, points) && equals(value, actual.value!);
}
