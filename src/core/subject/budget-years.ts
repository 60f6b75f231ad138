import { problem, type Problem } from "../basics/problem.ts";

/** 起止预算年度: the budget years a subject belongs to. */
export interface BudgetYears {
  /** 首个预算年度; null where nobody said, as of a classified one. */
  readonly firstYear: number | null;
  /** The last one, of what ended, was cancelled or was carried over to another; null while it goes on. */
  readonly lastYear: number | null;
}

const EARLIEST = 2000;
const LATEST = 2100;

/** Whether anything is to be of a subject in a budget year. What was cancelled without a last year belongs to none. */
export function belongsTo({ firstYear, lastYear, attribute }: BudgetYears & { readonly attribute: string | null }, year: number): boolean {
  if (attribute === "cancelled" && lastYear === null) return false;
  return (firstYear ?? year) <= year && year <= (lastYear ?? year);
}

/** What is wrong with years as somebody wants them; `recorded` are the years of which something stands in the books already, null for none. */
export function yearsProblems({ firstYear, lastYear }: BudgetYears, recorded: { readonly first: number; readonly last: number } | null): readonly Problem[] {
  if (firstYear === null) return [problem("subject.first-year-needed", "firstYear")];
  const unfit = ([["firstYear", firstYear], ["lastYear", lastYear]] as const).filter(([, year]) => year !== null && (!Number.isInteger(year) || year < EARLIEST || year > LATEST));
  if (unfit.length > 0) return unfit.map(([where]) => problem("subject.year-unfit", where, { from: EARLIEST, until: LATEST }));
  const problems: Problem[] = [];
  if (lastYear !== null && lastYear < firstYear) problems.push(problem("subject.years-reversed", "lastYear", { first: firstYear, last: lastYear }));
  if (recorded !== null && recorded.first < firstYear) problems.push(problem("subject.first-year-recorded", "firstYear", { year: recorded.first }));
  if (recorded !== null && lastYear !== null && recorded.last > lastYear) problems.push(problem("subject.last-year-recorded", "lastYear", { year: recorded.last }));
  return problems;
}
