import { equals, toShortText } from "../../basics/decimal.ts";
import { type Check, finding } from "../check.ts";
import { addsExecution } from "../totals.ts";
import { misses } from "../unread-cells.ts";

/** The printed total of points against the sum of the points of all rows, execution included. Whole tables only. */
export const checkSumPoints: Check = ({ table, totals, profile, unread }) => {
  if (misses("points", unread) || !table.complete || table.totalPoints === null || totals.points === null || equals(totals.points, table.totalPoints)) return [];
  if (addsExecution(table, totals.points, table.totalPoints, profile.executionPoints.value)) return [];
  return [finding("sum.points", "total_points", { expected: toShortText(totals.points), printed: toShortText(table.totalPoints) }, { expected: totals.points, printed: table.totalPoints })];
};
