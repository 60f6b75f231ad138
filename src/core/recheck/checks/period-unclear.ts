import { type Check, finding, nameOf } from "../check.ts";

/**
 * So many each month beside a bare number: so many each month too, or the whole year's? Where the two differ, nobody can tell.
 * So many months beside a month or a date: how long it took cannot be told either.
 */
export const checkPeriodUnclear: Check = ({ rows }) =>
  rows
    .filter(({ comparison }) => comparison.reason === "period.unclear")
    .map((row) => finding("period.unclear", `indicators[${row.index}].actual`, { name: nameOf(row), target: row.target.text, actual: row.actual.text }, { wording: row.actual.kind === "date" ? "length-or-date" : null }));
