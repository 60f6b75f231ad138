import { compare, toShortText } from "../../basics/decimal.ts";
import { type Check, finding } from "../check.ts";

export const checkExecutionOverBudget: Check = ({ table: { project }, execution }) => {
  if (execution.rate === null || compare(execution.rate.top, execution.rate.bottom) <= 0) return [];
  const { top, bottom } = execution.rate;
  return [finding("execution.over-budget", project.executed ? "project.executed" : "project.execution_rate", { executed: toShortText(top), budget: toShortText(bottom) }, { printed: project.executed ?? project.executionRate })];
};
