import { problem, type Problem } from "../basics/problem.ts";
import { belongsTo, type BudgetYears } from "./budget-years.ts";

/** A subject as far as it matters whether anything is filed of it. */
export interface FiledSubject extends BudgetYears {
  readonly name: string;
  readonly kind: string;
  readonly attribute: string | null;
  readonly classified: boolean;
}

/** Why nothing may be filed of a subject in a stage of a year; null where it may. `served`: a form serves its kind there. Of a classified one nothing is said. */
export function whyNotFiled(subject: FiledSubject, { stage, year, served }: { readonly stage: string; readonly year: number; readonly served: boolean }): Problem | null {
  const { name, kind, classified } = subject;
  if (classified) return problem("subject.classified", "subjectId");
  return served ? outsideItsYears(subject, year) : problem("subject.kind-unserved", "subjectId", { name, kind, stage });
}

/** Why a subject is none of a budget year; null where it is. */
export function outsideItsYears(subject: Omit<FiledSubject, "kind" | "classified">, year: number): Problem | null {
  const { name, attribute, firstYear, lastYear } = subject;
  if (belongsTo(subject, year)) return null;
  if (attribute === "cancelled") return problem("subject.cancelled", "subjectId", { name });
  return firstYear !== null && year < firstYear ? problem("subject.before-first-year", "subjectId", { name, year, first: firstYear }) : problem("subject.after-last-year", "subjectId", { name, year, last: lastYear ?? year });
}
