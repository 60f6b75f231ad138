import type { BudgetBook } from "../pack/city.ts";
import type { Stage } from "../form/filing-values.ts";

/** How many records of one book, department and stage there have to be, and how far they are. */
export interface CoverageCount {
  readonly stage: Stage;
  readonly book: BudgetBook;
  readonly departmentId: string;
  readonly department: string;
  /** 应有 */
  readonly due: number;
  readonly begun: number;
  /** 已完成: the goal approved, the others at their end. */
  readonly finished: number;
  /** Sent back at least once. */
  readonly returned: number;
  /** 豁免: not finished, and need not be. */
  readonly waived: number;
}

/** `nothing-due` is not the same as `whole`: where nothing has to be, nothing is covered either. */
export type CoverageState = "nothing-due" | "none" | "partly" | "whole";

export interface CoverageCell extends Pick<CoverageCount, "stage" | "due" | "begun" | "finished" | "returned" | "waived"> {
  readonly state: CoverageState;
}

export interface Coverage {
  /** All books, also those of which nothing is due. */
  readonly books: readonly { readonly book: BudgetBook; readonly cells: readonly CoverageCell[]; /** 首编年度: the first year with an approved goal; null where there is none. */ readonly firstYear: number | null }[];
  /** In the order they were given. */
  readonly departments: readonly { readonly departmentId: string; readonly department: string; readonly cells: readonly CoverageCell[] }[];
}

/** 覆盖情况: four books by stage, and departments by stage, added up from counts. */
export function coverageOf(stages: readonly Stage[], all: readonly BudgetBook[], counts: readonly CoverageCount[], firstYears: ReadonlyMap<BudgetBook, number>): Coverage {
  const cellsOf = (own: readonly CoverageCount[]): CoverageCell[] => stages.map((stage) => cellOf(stage, own.filter((one) => one.stage === stage)));
  const departments = new Map(counts.map(({ departmentId, department }) => [departmentId, department]));
  return {
    books: all.map((book) => ({ book, cells: cellsOf(counts.filter((one) => one.book === book)), firstYear: firstYears.get(book) ?? null })),
    departments: [...departments].map(([departmentId, department]) => ({ departmentId, department, cells: cellsOf(counts.filter((one) => one.departmentId === departmentId)) })),
  };
}

function cellOf(stage: Stage, counts: readonly CoverageCount[]): CoverageCell {
  const sum = (of: "due" | "begun" | "finished" | "returned" | "waived"): number => counts.reduce((total, one) => total + one[of], 0);
  const [due, finished, waived] = [sum("due"), sum("finished"), sum("waived")];
  return { stage, due, begun: sum("begun"), finished, returned: sum("returned"), waived, state: due === 0 ? "nothing-due" : finished + waived === due ? "whole" : finished === 0 ? "none" : "partly" };
}
