import { type Check, finding, nameOf } from "../check.ts";

/** `≥266米` as a result says only that the target was copied. */
export const checkActualRepeatsSign: Check = ({ rows }) =>
  rows
    .filter(({ actual, target }) => actual.kind === "number" && actual.comparator !== null && target.kind === "number")
    .map((row) => finding("actual.repeats-sign", `indicators[${row.index}].actual`, { name: nameOf(row), text: row.actual.text }));
