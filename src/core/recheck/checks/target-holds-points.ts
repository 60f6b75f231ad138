import { equals } from "../../basics/decimal.ts";
import { type Check, finding, nameOf } from "../check.ts";

/** Target, actual value and points are one number: the points were typed into the value cells. */
export const checkTargetHoldsPoints: Check = ({ rows }) =>
  rows
    .filter(({ target, actual, printed }) => target.kind === "number" && actual.kind === "number" && target.unit === null && printed.points !== null && equals(target.value!, actual.value!) && equals(target.value!, printed.points) && target.value!.scale > 0)
    .map((row) => finding("target.holds-points", `indicators[${row.index}].target`, { name: nameOf(row), text: row.target.text }));
