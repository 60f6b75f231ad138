import { toShortText } from "../../basics/decimal.ts";
import { type Check, finding } from "../check.ts";
import { wrongRate, wrongRateOfPart, type WrongRate } from "../printed-rate.ts";
import type { Finding } from "../result.ts";

/** The printed rate against executed ÷ full-year budget: that of the total, and those of its parts where the table prints them. */
export const checkExecutionRate: Check = ({ table: { project } }) => [
  ...said(wrongRate(project), "project.execution_rate", ""),
  ...project.fundsRows.flatMap((part, index) => said(wrongRateOfPart(part), `project.funds_rows[${index}].execution_rate`, part.source)),
];

function said(wrong: WrongRate | null, path: string, source: string): Finding[] {
  if (wrong === null) return [];
  const { printed, expected, executed, budget, isOnOpening } = wrong;
  const params = { expected: toShortText(expected), printed: toShortText(printed), executed: toShortText(executed), budget: toShortText(budget), basis: isOnOpening ? "opening" : "other" };
  return [finding("execution.rate", path, source === "" ? params : { ...params, source }, { expected, printed, wording: source === "" ? null : "part" })];
}
