import { compare, decimal, toShortText } from "../../basics/decimal.ts";
import { YUAN } from "../../target/lexicon.ts";
import { type Check, finding } from "../check.ts";

/** A project of less than this many yuan was most likely written in 万元 under the heading 元. */
const SUSPECT_BELOW_YUAN = decimal("1000");

export const checkFundsUnit: Check = ({ table: { project } }) => {
  const amount = project.adjustedBudget ?? project.initialBudget;
  if (amount === null || !(project.fundsUnit ?? "").startsWith(YUAN) || amount.units <= 0 || compare(amount, SUSPECT_BELOW_YUAN) >= 0) return [];
  return [finding("funds.unit-suspect", project.adjustedBudget ? "project.adjusted_budget" : "project.initial_budget", { amount: toShortText(amount) }, { printed: amount })];
};
