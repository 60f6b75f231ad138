import { type Check, finding, nameOf } from "../check.ts";

/** More than one number in a cell: which of them counts is not said, so the row was not judged, whatever it scores. */
export const checkValueSeveral: Check = ({ rows }) =>
  rows
    .filter(({ comparison }) => comparison.reason === "value.several")
    .map((row) => finding("value.several", `indicators[${row.index}].${row.target.kind === "several" ? "target" : "actual"}`, { name: nameOf(row), target: row.target.text, actual: row.actual.text }));
