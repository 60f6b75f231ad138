import { type Check, finding, nameOf } from "../check.ts";

/** A row with points and no score in a table that scores its other rows. */
export const checkScoreMissing: Check = ({ table, rows }) => {
  if (table.form === "goal" || !rows.some(({ printed }) => printed.score !== null)) return [];
  return rows
    .filter(({ printed }) => printed.points !== null && printed.points.units !== 0 && printed.score === null)
    .map((row) => finding("score.missing", `indicators[${row.index}].score`, { name: nameOf(row) }));
};
