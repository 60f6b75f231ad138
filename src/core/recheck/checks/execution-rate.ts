import { toShortText } from "../../basics/decimal.ts";
import { type Check, finding } from "../check.ts";
import { wrongRate } from "../printed-rate.ts";

/** The printed rate against executed ÷ full-year budget. */
export const checkExecutionRate: Check = ({ table: { project } }) => {
  const wrong = wrongRate(project);
  if (wrong === null) return [];
  const { printed, expected, executed, budget, isOnOpening } = wrong;
  return [finding("execution.rate", "project.execution_rate", { expected: toShortText(expected), printed: toShortText(printed), executed: toShortText(executed), budget: toShortText(budget), basis: isOnOpening ? "opening" : "other" }, { expected, printed })];
};
