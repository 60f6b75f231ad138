import { belongsToParent } from "../row.ts";
import { type Check, finding, nameOf } from "../check.ts";

/** A row that is to be scored or approved without saying what is wanted. Check-lists and rows whose parts carry the values are fine. */
export const checkTargetMissing: Check = ({ rows, unread }) =>
  rows
    .filter((row) => !unread.has(`indicators[${row.index}].target`) && row.target.kind === "blank" && !row.isChecklist && !row.hasParts && !belongsToParent(rows, row.index))
    .map((row) => finding("target.missing", `indicators[${row.index}].target`, { name: nameOf(row) }));
