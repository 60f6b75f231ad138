import { belongsToParent } from "../row.ts";
import { type Check, finding, nameOf } from "../check.ts";

/** A target without a result. Goal tables have no results yet, and where a cut table prints none at all, the column was cut. */
export const checkActualMissing: Check = ({ table, rows, unread }) => {
  if (table.form === "goal") return [];
  const noneAtAll = rows.every(({ actual }) => actual.kind === "blank");
  if (noneAtAll && !table.complete) return [];
  return rows
    .filter((row) => !unread.has(`indicators[${row.index}].actual`) && row.actual.kind === "blank" && row.target.kind !== "blank" && !belongsToParent(rows, row.index))
    .map((row) => finding("actual.missing", `indicators[${row.index}].actual`, { name: nameOf(row) }));
};
