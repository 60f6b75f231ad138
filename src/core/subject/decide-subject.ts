import { problem, type Problem } from "../basics/problem.ts";
import { done, refused, type Result } from "../basics/result.ts";
import { yearsProblems, type BudgetYears } from "./budget-years.ts";
import { BOOKS, PARENT_OF, type Book, type SubjectAttribute, type SubjectKind } from "./subject-kind.ts";

/** 绩效对象 as somebody wants to enter it. */
export interface SubjectWish extends BudgetYears {
  readonly code: string;
  readonly name: string;
  readonly kind: SubjectKind;
  /** Empty where nothing was chosen. */
  readonly book: string;
  readonly attribute: SubjectAttribute | null;
  readonly parentCode: string;
  readonly tags: readonly string[];
  /** 涉密: a code and nothing else. */
  readonly classified: boolean;
}

export interface SubjectAround {
  /** The body it is entered for. */
  readonly unit: { readonly id: string; readonly path: string; readonly kind: string; readonly departmentId: string | null };
  readonly department: { readonly id: string; readonly path: string } | null;
  readonly codeTaken: boolean;
  readonly parent: { readonly id: string; readonly kind: string; readonly book: string; readonly classified: boolean } | null;
}

export interface SubjectDecided extends BudgetYears {
  readonly code: string;
  readonly name: string;
  readonly kind: SubjectKind;
  readonly book: Book;
  readonly attribute: SubjectAttribute | null;
  readonly parentId: string | null;
  readonly tags: readonly string[];
  readonly classified: boolean;
  readonly unitId: string;
  readonly unitPath: string;
  readonly departmentId: string;
}

const MOST_TAGS = 20;
const LONGEST_TAG = 30;
const LONGEST_NAME = 200;

/** Decides whether a subject may be entered, with everything that is wrong with it at once. No problem repeats what a classified one is called. */
export function decideSubject(wish: SubjectWish, { unit, department, codeTaken, parent }: SubjectAround): Result<SubjectDecided> {
  const problems: Problem[] = [];
  const code = wish.code.trim();
  const name = wish.name.trim();
  const book = BOOKS.find((one) => one === wish.book);
  const { tags, wrong } = tagsOf(wish.tags);
  if (!/^[\x21-\x7e]{1,64}$/.test(code)) problems.push(problem("subject.code-unfit", "code"));
  else if (codeTaken) problems.push(problem("subject.code-taken", "code", { code }));
  if (wish.book === "") problems.push(problem("subject.book-needed", "book"));
  else if (book === undefined) problems.push(problem("subject.book-unknown", "book"));
  if (department === null || unit.departmentId === null) problems.push(problem("subject.unit-above", "unitId"));
  if (wish.classified) {
    // Whatever was typed beside the code is refused and not dropped: whoever typed it learns that it must not be here.
    if (name !== "" || tags.length > 0 || wish.parentCode !== "" || wish.attribute !== null || wish.firstYear !== null || wish.lastYear !== null) problems.push(problem("subject.classified-says-nothing", name === "" ? "classified" : "name"));
  } else {
    if (name === "" || name.length > LONGEST_NAME || /[\0-\x1f]/.test(name)) problems.push(problem("subject.name-unfit", "name", { most: LONGEST_NAME }));
    if (wrong !== null) problems.push(wrong);
    problems.push(...yearsProblems(wish, null));
    problems.push(...parentProblems(wish, parent, book), ...unitProblems(wish.kind, unit));
  }
  if (problems.length > 0 || book === undefined || department === null) return refused(...problems);
  const { attribute, classified, firstYear, lastYear } = wish;
  // Of a classified one neither the kind nor the unit is kept: it stands at its department, as every other of them does.
  const kind = classified ? "project" : wish.kind;
  const place = classified ? { unitId: department.id, unitPath: department.path } : { unitId: unit.id, unitPath: unit.path };
  return done({ code, name, kind, book, attribute, parentId: classified ? null : (parent?.id ?? null), tags, classified, firstYear, lastYear, ...place, departmentId: department.id });
}

/** Marks as they are kept: without blanks around them, each once, in the order given. */
export function tagsOf(given: readonly string[]): { readonly tags: readonly string[]; readonly wrong: Problem | null } {
  const tags = [...new Set(given.map((tag) => tag.trim()).filter((tag) => tag !== ""))];
  const unfit = tags.length > MOST_TAGS || tags.some((tag) => tag.length > LONGEST_TAG || /[\0-\x1f]/.test(tag));
  return { tags, wrong: unfit ? problem("subject.tags-unfit", "tags", { most: MOST_TAGS, longest: LONGEST_TAG }) : null };
}

function parentProblems({ kind, parentCode }: SubjectWish, parent: SubjectAround["parent"], book: Book | undefined): Problem[] {
  const rule = PARENT_OF[kind];
  if (parentCode === "") return rule?.needed === true ? [problem("subject.parent-needed", "parentCode")] : [];
  if (rule === undefined) return [problem("subject.no-parent", "parentCode")];
  if (parent === null || parent.classified || parent.kind !== rule.kind) return [problem("subject.parent-unknown", "parentCode", { code: parentCode })];
  return book !== undefined && parent.book !== book ? [problem("subject.parent-other-book", "parentCode", { code: parentCode })] : [];
}

/** What is said of a department as a whole belongs to it and not to one of its units. */
function unitProblems(kind: SubjectKind, unit: SubjectAround["unit"]): Problem[] {
  const isDepartment = unit.id === unit.departmentId;
  if (kind === "department-overall" && !isDepartment) return [problem("subject.department-only", "unitId")];
  return kind === "unit-overall" && isDepartment ? [problem("subject.unit-only", "unitId")] : [];
}
