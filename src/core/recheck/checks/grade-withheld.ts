import { toShortText } from "../../basics/decimal.ts";
import { type Check, finding } from "../check.ts";
import { gradeOfTable } from "../grade-table.ts";

/** A score without a grade, since the points it counts in are not 100. */
export const checkGradeWithheld: Check = ({ table, totals, profile, unread }) => {
  const { withheldFor } = gradeOfTable(table, totals, profile, unread);
  return withheldFor === null ? [] : [finding("grade.withheld", "total_score", { points: toShortText(withheldFor) })];
};
