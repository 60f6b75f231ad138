import { problem, type Problem } from "../basics/problem.ts";
import type { Form } from "../layout/form.ts";
import { cellPath, isBlankRow } from "./cell-path.ts";
import type { FilingValues } from "./filing-values.ts";
import { isBlank } from "./typed-number.ts";

/**
 * 实施期目标: a form that asks for the whole term beside the year is not handed on without its goal, nor while no indicator has a target of the term. One that
 * has none of its own may stay empty: what is done once a year need not add up to anything.
 */
export function termProblems(form: Form, { goal, rows }: FilingValues): readonly Problem[] {
  const problems: Problem[] = [];
  const asksGoal = form.blocks.some((block) => block.kind === "goals" && block.columns.some(({ field, whenPrinted }) => field === "goal.term" && !whenPrinted));
  const asksTargets = form.blocks.some((block) => block.kind === "indicators" && block.columns.some(({ field, whenPrinted }) => field === "term_target" && !whenPrinted));
  if (asksGoal && isBlank(goal.term ?? "")) problems.push(problem("filing.term-goal-missing", "goal.term"));
  const filled = rows.filter((row) => !isBlankRow(row));
  const [first] = filled;
  if (asksTargets && first !== undefined && filled.every(({ termTarget }) => isBlank(termTarget ?? ""))) problems.push(problem("filing.term-targets-missing", cellPath("rows", first.id, "termTarget"), { count: filled.length }));
  return problems;
}
