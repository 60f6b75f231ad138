import { compare, sign, toShortText } from "../../basics/decimal.ts";
import { asPercent } from "../../score/execution.ts";
import { type Check, finding } from "../check.ts";

/** The printed execution score against points × rate under the authority's rounding. A score or points out of bounds are findings of their own. */
export const checkExecutionScore: Check = ({ table: { project }, execution }) => {
  const { executionScore: score, executionPoints: points, executionRate } = project;
  if (score === null || points === null || execution.suggested === null || execution.explainedBy !== null) return [];
  if (sign(points) < 0 || sign(score) < 0 || compare(score, points) > 0) return [];
  const params = { points: toShortText(points), rate: toShortText(asPercent(execution.rate!, 2)), expected: toShortText(execution.suggested), printed: toShortText(score) };
  const values = { expected: execution.suggested, printed: score };
  return execution.followsWrongRate
    ? [finding("execution.score", "project.execution_score", { ...params, printedRate: toShortText(executionRate!) }, { ...values, wording: "follows-printed-rate" })]
    : [finding("execution.score", "project.execution_score", params, values)];
};
