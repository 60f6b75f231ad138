import type { BudgetBook } from "../subject/budget-book.ts";
import type { Stage } from "../form/filing-values.ts";

/**
 * How a subject stands in a stage of its year; each stands in exactly one of them.
 * finished 已办结 (a goal approved, the others at their end) · reported 已报 · under-way 在编 · missing 未报 (the day is over and it is not reported) ·
 * not-due 未到期 · goal-pending 目标未批复 · result-pending 结果未定级, of what follows from it · waived 已豁免 · not-needed 不需编报 (no form for it, no money, or its whole files for it)
 */
export const COVERAGE_STANDINGS = ["finished", "reported", "under-way", "missing", "not-due", "goal-pending", "result-pending", "waived", "not-needed"] as const;
export type CoverageStanding = (typeof COVERAGE_STANDINGS)[number];

/** How many subjects of a book and department stand so in a stage. */
export interface CoverageCount {
  readonly stage: Stage;
  readonly book: BudgetBook;
  readonly departmentId: string;
  readonly department: string;
  readonly standing: CoverageStanding;
  readonly subjects: number;
  /** Of them, how many were sent back at least once. */
  readonly returned: number;
}

/** `nothing-due`: nothing has to be here. `missing`: something is truly missing. `open`: nothing is, and not all is done. `whole`: everything is finished or waived. */
export type CoverageState = "nothing-due" | "missing" | "open" | "whole";

export interface CoverageCell {
  readonly stage: Stage;
  /** In the order of the standings; together they are the subjects of the row. */
  readonly standings: Readonly<Record<CoverageStanding, number>>;
  readonly returned: number;
  readonly state: CoverageState;
}

interface Row {
  /** 对象数: what each cell of the row adds up to. */
  readonly subjects: number;
  readonly cells: readonly CoverageCell[];
}

export interface Coverage {
  /** All books, also those without a subject. */
  readonly books: readonly (Row & { readonly book: BudgetBook; /** 首编年度: the first year with an approved goal; null where there is none. */ readonly firstYear: number | null })[];
  /** In the order they were given. */
  readonly departments: readonly (Row & { readonly departmentId: string; readonly department: string })[];
}

/** 覆盖情况: four books by stage, and departments by stage, added up from counts. */
export function coverageOf(stages: readonly Stage[], all: readonly BudgetBook[], counts: readonly CoverageCount[], firstYears: ReadonlyMap<BudgetBook, number>): Coverage {
  const rowOf = (own: readonly CoverageCount[]): Row => {
    const cells = stages.map((stage) => cellOf(stage, own.filter((one) => one.stage === stage)));
    return { subjects: Math.max(0, ...cells.map(({ standings }) => sum(Object.values(standings)))), cells };
  };
  const departments = new Map(counts.map(({ departmentId, department }) => [departmentId, department]));
  return {
    books: all.map((book) => ({ book, ...rowOf(counts.filter((one) => one.book === book)), firstYear: firstYears.get(book) ?? null })),
    departments: [...departments].map(([departmentId, department]) => ({ departmentId, department, ...rowOf(counts.filter((one) => one.departmentId === departmentId)) })),
  };
}

/** Whether a subject that stands so is named among what is not done yet. */
export function isGap(standing: CoverageStanding): boolean {
  return standing !== "finished" && standing !== "not-needed";
}

/** How many of a cell something has to be of. */
export function neededOf({ standings }: Pick<CoverageCell, "standings">): number {
  return sum(Object.values(standings)) - standings["not-needed"];
}

function cellOf(stage: Stage, counts: readonly CoverageCount[]): CoverageCell {
  const standings = Object.fromEntries(COVERAGE_STANDINGS.map((standing) => [standing, sum(counts.filter((one) => one.standing === standing).map(({ subjects }) => subjects))])) as Record<CoverageStanding, number>;
  return { stage, standings, returned: sum(counts.map(({ returned }) => returned)), state: stateOf(standings) };
}

function stateOf(standings: CoverageCell["standings"]): CoverageState {
  const needed = neededOf({ standings });
  if (needed === 0) return "nothing-due";
  if (standings.missing > 0) return "missing";
  return standings.finished + standings.waived === needed ? "whole" : "open";
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
