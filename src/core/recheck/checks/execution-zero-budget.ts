import { sign } from "../../basics/decimal.ts";
import { type Check, finding } from "../check.ts";

/** A rate or score for execution beside a budget of zero: nothing can be divided by it, so nothing can be recomputed. */
export const checkExecutionZeroBudget: Check = ({ table: { project } }) => {
  const budget = project.adjustedBudget ?? project.initialBudget;
  if (budget === null || sign(budget) !== 0 || (project.executionRate === null && project.executionScore === null)) return [];
  return [finding("execution.zero-budget", project.adjustedBudget ? "project.adjusted_budget" : "project.initial_budget", {}, { printed: budget })];
};
