import { equals, HUNDRED, toShortText } from "../../basics/decimal.ts";
import { type Check, finding, nameOf } from "../check.ts";

/** A total of 100 although a row of the same table missed its target. Said where the rows print no scores of their own. */
export const checkTotalFullThoughMissed: Check = ({ table, rows }) => {
  if (table.totalScore === null || !equals(table.totalScore, HUNDRED)) return [];
  const missed = rows.find(({ comparison, printed }) => comparison.reached === false && printed.score === null);
  return missed ? [finding("total.full-though-missed", "total_score", { name: nameOf(missed), target: missed.target.text, actual: missed.actual.text, printed: toShortText(table.totalScore) }, { printed: table.totalScore })] : [];
};
