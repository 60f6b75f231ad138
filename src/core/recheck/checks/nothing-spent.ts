import { sign, toShortText } from "../../basics/decimal.ts";
import { COST_GROUPS } from "../../target/lexicon.ts";
import { type Check, finding, nameOf } from "../check.ts";

/** Saving money is no fault; spending none of it is suspicious: perhaps nothing was done. */
export const checkNothingSpent: Check = ({ table: { project }, rows }) => {
  const budget = project.adjustedBudget ?? project.initialBudget;
  const isIdle = budget !== null && sign(budget) > 0 && project.executed !== null && sign(project.executed) === 0;
  return [
    ...(isIdle ? [finding("execution.nothing-spent", "project.executed", { budget: toShortText(budget) }, { printed: project.executed })] : []),
    ...rows
      .filter(({ printed, comparison }) => COST_GROUPS.some((group) => `${printed.level1 ?? ""}/${printed.level2 ?? ""}`.includes(group)) && comparison.measure?.kind === "REVERSE" && sign(comparison.measure.actual) === 0 && sign(comparison.measure.target) > 0)
      .map((row) => finding("actual.nothing-spent", `indicators[${row.index}].actual`, { name: nameOf(row), target: row.target.text, actual: row.actual.text })),
  ];
};
