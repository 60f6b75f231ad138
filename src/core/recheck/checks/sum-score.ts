import { equals, toShortText } from "../../basics/decimal.ts";
import { type Check, finding } from "../check.ts";
import { isFullyScored } from "../totals.ts";
import { misses } from "../unread-cells.ts";

/** The printed total against the sum of the printed scores, execution included. Whole tables only. */
export const checkSumScore: Check = ({ table, totals, unread }) => {
  if (misses("score", unread) || !table.complete || table.totalScore === null || totals.score === null || !isFullyScored(table)) return [];
  if (equals(totals.score, table.totalScore)) return [];
  return [finding("sum.score", "total_score", { expected: toShortText(totals.score), printed: toShortText(table.totalScore) }, { expected: totals.score, printed: table.totalScore })];
};
