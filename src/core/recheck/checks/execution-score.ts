import { toShortText } from "../../basics/decimal.ts";
import { asPercent } from "../../score/execution.ts";
import { type Check, finding } from "../check.ts";

/** The printed execution score against points × rate under the authority's rounding. */
export const checkExecutionScore: Check = ({ table: { project }, execution }) => {
  const { executionScore, executionPoints } = project;
  if (executionScore === null || executionPoints === null || execution.suggested === null || execution.explainedBy !== null) return [];
  return [
    finding("execution.score", "project.execution_score",
      { points: toShortText(executionPoints), rate: toShortText(asPercent(execution.rate!, 2)), expected: toShortText(execution.suggested), printed: toShortText(executionScore) },
      { expected: execution.suggested, printed: executionScore }),
  ];
};
