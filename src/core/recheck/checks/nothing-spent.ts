import { sign, toShortText } from "../../basics/decimal.ts";
import { COST_GROUPS } from "../../target/lexicon.ts";
import { type Check, finding, nameOf } from "../check.ts";
import type { Row } from "../row.ts";

/** Saving money is no fault; spending none of it is suspicious: perhaps nothing was done. */
export const checkNothingSpent: Check = ({ table: { project }, rows }) => {
  const budget = project.adjustedBudget ?? project.initialBudget;
  const isIdle = budget !== null && sign(budget) > 0 && project.executed !== null && sign(project.executed) === 0;
  return [
    ...(isIdle ? [finding("execution.nothing-spent", "project.executed", { budget: toShortText(budget) }, { printed: project.executed })] : []),
    ...rows
      .filter(costsNothing)
      .map((row) => finding("actual.nothing-spent", `indicators[${row.index}].actual`, { name: nameOf(row), target: row.target.text, actual: row.actual.text })),
  ];
};

/** A cost that was planned, and of which nothing came. */
function costsNothing({ printed: { level1, level2 }, comparison: { measure } }: Row): boolean {
  const isCost = COST_GROUPS.some((group) => `${level1 ?? ""}/${level2 ?? ""}`.includes(group));
  return isCost && measure?.kind === "REVERSE" && sign(measure.actual) === 0 && sign(measure.target) > 0;
}
