import type { ScoreBy } from "../form/line-scores.ts";
import type { OwnNames } from "../layout/own-names.ts";
import type { ListShape } from "./book-list.ts";

/**
 * 公开: what a department discloses of one year, as it is frozen into a publication. Texts as they were filled, scores and
 * rates as printed decimals, money in fen as text; null where there is none.
 */
export interface DepartmentDisclosure {
  readonly region: string;
  readonly city: string;
  /** 演示数据: every page says so. */
  readonly demo: boolean;
  readonly year: number;
  readonly departmentId: string;
  readonly department: string;
  /** In the order of their codes. */
  readonly projects: readonly DisclosedProject[];
  /** How many projects of the year are not confirmed yet, and so not among them. */
  readonly notYet: number;
  /**
   * How many are left out on lawful grounds, and nothing else of them. Left out itself where there is none, so that what was published
   * before projects could be withheld keeps its digest.
   */
  readonly withheld?: number;
  /** Titles of definitions that are drafts and were not adopted; pages print 草案 with them. */
  readonly drafts: readonly DraftTitle[];
  /** English names of the city, levels and grades that stand in it, by the Chinese ones; left out in what was disclosed before they were told. */
  readonly names?: OwnNames;
  /** 公开表 of each book that is among the projects; left out in what was disclosed before packs said them. */
  readonly sheets?: readonly DisclosedSheet[];
}

export interface DisclosedSheet extends ListShape {
  readonly book: string | null;
}

/** Money of a source, in fen as text; null where nobody filled it. */
export interface DisclosedLine {
  readonly budgetFen: string | null;
  readonly paidFen: string | null;
}

export interface DraftTitle {
  readonly zh: string;
  readonly en: string;
}

export interface DisclosedProject {
  readonly filingId: string;
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  /** 四本预算, and the title of its own form; left out in what was disclosed before they were told. */
  readonly book?: string;
  readonly form?: DraftTitle;
  /** What it is a part of, the fund of an item; left out where it is nothing's. */
  readonly whole?: string;
  /** Money by the ids of its sources; left out in what was disclosed before sheets of books were told. */
  readonly lines?: Readonly<Record<string, DisclosedLine>>;
  readonly goal: { readonly planned: string; readonly actual: string };
  readonly budgetFen: string | null;
  readonly paidFen: string | null;
  /** Percent with two decimals. */
  readonly executionRate: string | null;
  readonly execution: { readonly points: string; readonly score: string } | null;
  readonly rows: readonly DisclosedRow[];
  readonly score: string | null;
  /** Whose score it is: `unit`, `department`, `finance`. */
  readonly scoreBy: ScoreBy | null;
  readonly grade: string | null;
  /** 批复文号 of the goal, with the digest it was frozen under. */
  readonly documentNo: string | null;
  readonly goalDigest: string | null;
  /** Digest of the self-evaluation as it was confirmed. */
  readonly digest: string;
}

export interface DisclosedRow {
  readonly level1: string;
  readonly level2: string;
  readonly level3: string;
  readonly target: string;
  readonly actual: string;
  readonly points: string;
  /** The one that counts. */
  readonly score: string;
  readonly reason: string;
  /** Where a reviewer gave another score than the unit: whose it is, what the unit gave, and why. */
  readonly changed: { readonly by: string; readonly from: string; readonly reason: string } | null;
}
