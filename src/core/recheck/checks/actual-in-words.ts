import { type Check, finding, nameOf } from "../check.ts";

/** A number was promised, words like 达成预期指标 were answered: nobody can recompute that. */
export const checkActualInWords: Check = ({ rows }) =>
  rows
    .filter(({ comparison }) => comparison.reason === "actual.in-words")
    .map((row) => finding("actual.in-words", `indicators[${row.index}].actual`, { name: nameOf(row), target: row.target.text, actual: row.actual.text }));
