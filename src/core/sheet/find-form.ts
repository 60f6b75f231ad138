import type { TableForm } from "../recheck/table.ts";
import { DEPARTMENT_OVERALL, EVALUATION, GOAL_FORM, MONITORING, SELF_EVALUATION } from "./field-lexicon.ts";
import type { Header } from "./find-header.ts";

/** The kind of an official table: by its title where that tells, else by what its columns ask for. */
export function formOf(title: string | null, project: string | null, headers: readonly Header[], sheetName: string): TableForm {
  const has = (meaning: keyof Header["columns"]): boolean => headers.some(({ columns }) => columns[meaning] !== undefined);
  const name = title ?? sheetName;
  if (MONITORING.test(name) || (has("forecast") && !has("score"))) return "monitoring";
  const hasTarget = has("target") || has("excellent");
  // A check-list asks neither what was planned nor what was reached; the reviewer only gives points.
  if (has("score") && !hasTarget && !has("actual")) return "evaluation";
  if (!has("actual") && !has("score") && (GOAL_FORM.test(name) || !SELF_EVALUATION.test(name))) return "goal";
  if (EVALUATION.test(name) && !SELF_EVALUATION.test(name)) return "evaluation";
  return DEPARTMENT_OVERALL.test(name) || DEPARTMENT_OVERALL.test(project ?? "") ? "department_self_evaluation" : "self_evaluation";
}
