import { compare, decimal, multiply, toShortText } from "../../basics/decimal.ts";
import { asPercent } from "../../score/execution.ts";
import { type Check, finding } from "../check.ts";

/** Less than this share of the money spent while every target that can be compared was reached [own design]. */
const LITTLE_SPENT = decimal("0.5");

export const checkExecutionBehindResults: Check = ({ rows, execution }) => {
  if (execution.rate === null || execution.rate.top.units === 0 || compare(execution.rate.top, multiply(execution.rate.bottom, LITTLE_SPENT)) >= 0) return [];
  const compared = rows.filter(({ comparison }) => comparison.measure !== null);
  if (compared.length < 3 || compared.some(({ comparison }) => comparison.reached !== true)) return [];
  return [finding("execution.behind-results", "project.execution_rate", { rate: toShortText(asPercent(execution.rate, 2)), count: compared.length })];
};
