import { compare, HUNDRED, multiply } from "../basics/decimal.ts";
import type { Step } from "./workflow.ts";

/** Whether a step is for more money than a filing is about. An amount that is not filled is below nothing: missing is never zero, so the step is taken. */
export function isBelow({ when }: Step, amountFen: bigint | null): boolean {
  return when !== undefined && amountFen !== null && compare({ units: amountFen, scale: 0 }, multiply(when.amountFrom, HUNDRED)) < 0;
}
