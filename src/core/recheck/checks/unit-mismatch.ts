import { type Check, finding, nameOf } from "../check.ts";

export const checkUnitMismatch: Check = ({ rows }) =>
  rows
    .filter(({ comparison }) => comparison.reason === "unit.mismatch")
    .map((row) => finding("unit.mismatch", `indicators[${row.index}].actual`, { name: nameOf(row), target: row.target.text, actual: row.actual.text }));
