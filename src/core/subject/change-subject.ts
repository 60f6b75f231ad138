import { problem, type Problem } from "../basics/problem.ts";
import { done, refused, type Result } from "../basics/result.ts";
import { yearsProblems, type BudgetYears } from "./budget-years.ts";
import { tagsOf } from "./decide-subject.ts";
import type { SubjectAttribute } from "./subject-kind.ts";

/** What of a subject changes with the years; what it is called and where it belongs stay. */
export interface SubjectMarks extends BudgetYears {
  readonly attribute: SubjectAttribute | null;
  readonly tags: readonly string[];
}

/** Its marks as they stand. */
export interface StandingMarks extends BudgetYears {
  readonly attribute: string | null;
  readonly tags: readonly string[];
  readonly classified: boolean;
}

/** Decides what its marks become. A classified one has none, and nothing is said of it. `recorded`: the years of which something stands in the books. */
export function changeMarks(before: StandingMarks, wish: SubjectMarks, recorded: { readonly first: number; readonly last: number } | null): Result<SubjectMarks> {
  if (before.classified) return refused(problem("subject.classified-says-nothing", "tags"));
  const { attribute, firstYear, lastYear } = wish;
  const { tags, wrong } = tagsOf(wish.tags);
  const problems: Problem[] = wrong === null ? [] : [wrong];
  // Years that stay as they are were taken once.
  const isSameYears = before.firstYear === firstYear && before.lastYear === lastYear;
  if (!isSameYears) problems.push(...yearsProblems(wish, recorded));
  if (problems.length > 0) return refused(...problems);
  const isSame = isSameYears && before.attribute === attribute && before.tags.length === tags.length && before.tags.every((tag, at) => tag === tags[at]);
  return isSame ? refused(problem("subject.unchanged")) : done({ attribute, tags, firstYear, lastYear });
}
