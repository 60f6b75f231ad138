import { type Check, finding, nameOf } from "../check.ts";

/** A row with points and no score in a table that scores its other rows. */
export const checkScoreMissing: Check = ({ table, rows, unread }) => {
  if (table.form === "goal" || !rows.some(({ printed }) => printed.score !== null)) return [];
  return rows
    .filter(({ index, printed }) => printed.points !== null && printed.points.units !== 0 && printed.score === null && !unread.has(`indicators[${index}].score`))
    .map((row) => finding("score.missing", `indicators[${row.index}].score`, { name: nameOf(row) }));
};
