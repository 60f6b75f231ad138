import { equals, HUNDRED, subtract, toShortText } from "../../basics/decimal.ts";
import { type Check, finding } from "../check.ts";
import { misses } from "../unread-cells.ts";

/**
 * A whole table whose points come to neither 100 nor, on a goal form or without an execution row, to 100 less execution.
 * A printed total that agrees with the rows does not make them right; one that does not is `sum.points`.
 */
export const checkPointsNotHundred: Check = ({ table, totals, profile, unread }) => {
  if (misses("points", unread) || !table.complete || totals.points === null) return [];
  if (table.totalPoints !== null && !equals(table.totalPoints, totals.points)) return [];
  const withoutExecution = subtract(HUNDRED, profile.executionPoints.value);
  const accepted = [HUNDRED, ...(table.project.executionPoints === null ? [withoutExecution, profile.goalFormSum.value] : [])];
  if (accepted.some((sum) => equals(sum, totals.points!))) return [];
  return [finding("points.not-hundred", "total_points", { sum: toShortText(totals.points) }, { expected: HUNDRED, printed: totals.points })];
};
