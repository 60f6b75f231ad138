import { sees } from "../../core/access/actor.ts";
import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { STAGES } from "../../core/form/filing-values.ts";
import { REACHED_STAGES, type ReachedStage } from "../../core/form/stage.ts";
import { platformsOf } from "../../core/pack/dictionary.ts";
import type { Bilingual } from "../../core/workflow/workflow.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { unitTree } from "../store/org-unit.ts";
import { classifiedCodes, countOfOtherYears, libraryItems, librarySums, type LibraryFilter, type LibraryItem, type LibraryParentSum, type LibrarySum } from "../store/subject-library.ts";

export type { LibraryFilter } from "../store/subject-library.ts";

export interface SubjectLibrary {
  readonly mayEnter: boolean;
  /** Bodies for which the acting post may enter; empty where it may not. */
  readonly units: readonly { readonly id: string; readonly name: string; readonly isDepartment: boolean }[];
  readonly total: LibrarySum;
  readonly books: readonly LibrarySum[];
  readonly kinds: readonly LibrarySum[];
  /** By 所处环节 in their order; empty where the acting post reads no filings. */
  readonly stages: readonly LibrarySum[];
  readonly tags: readonly LibrarySum[];
  /** By the fund, level-1 project or transfer payment that they are a part of; what is part of none is in none. */
  readonly parents: readonly LibraryParentSum[];
  /** 涉密: codes, and how many there are; a page names no more than 500. */
  readonly classified: readonly string[];
  readonly classifiedCount: number;
  readonly items: readonly LibraryItem[];
  readonly next: string | null;
  /** Of the filter, those that do not belong to its year and are not shown. */
  readonly otherYears: number;
  /** 录入岗位: what the roles are called that enter subjects. */
  readonly enteredBy: readonly Bilingual[];
  /** 重大平台 that the packs offer for tags; null where any may be written. */
  readonly platforms: { readonly title: Bilingual; readonly open: boolean; readonly items: readonly Bilingual[] } | null;
}

/** A page names so many. */
const MOST_CLASSIFIED = 500;

/** 项目库: what is budgeted and judged, by book, kind, stage, fund and tag, with the money of a year. */
export async function subjectLibrary({ tx, region, now, acting, packs }: ActingContext, wish: Omit<LibraryFilter, "stages">, page: { readonly after?: string | undefined; readonly limit: number }): Promise<Result<SubjectLibrary>> {
  if (!hasDuty(packs, acting.role, "payment.read")) return refused(problem("duty.missing", "", { duty: "payment.read" }));
  const tellsStages = hasDuty(packs, acting.role, "filing.read");
  if (wish.stage !== undefined && !tellsStages) return refused(problem("duty.missing", "", { duty: "filing.read" }));
  const filter: LibraryFilter = tellsStages ? { ...wish, stages: STAGES } : wish;
  const offered = platformsOf(packs.dictionaries);
  const mayEnter = hasDuty(packs, acting.role, "subject.enter");
  const items = await libraryItems(tx, region, acting, filter, { ...page, limit: page.limit + 1 });
  const isNarrow = filter.kind !== undefined || filter.tag !== undefined || filter.text !== undefined || filter.attribute !== undefined || filter.parent !== undefined || filter.stage !== undefined;
  const units = mayEnter ? (await unitTree(tx, region, officeDay(now))).filter(({ path, departmentId }) => departmentId !== null && sees(acting, { unitPath: path, subjectId: "" })) : [];
  const classified = isNarrow ? { codes: [], count: 0 } : await classifiedCodes(tx, region, acting, filter.book, MOST_CLASSIFIED);
  const { stages, ...sums } = await librarySums(tx, region, acting, filter);
  return done({
    mayEnter, units: units.map(({ id, name, departmentId }) => ({ id, name, isDepartment: id === departmentId })), ...sums,
    stages: [...stages].sort((left, right) => REACHED_STAGES.indexOf(left.key as ReachedStage) - REACHED_STAGES.indexOf(right.key as ReachedStage)),
    // Nothing is known of them by which they could be found but their book.
    classified: classified.codes, classifiedCount: classified.count,
    platforms: offered === null ? null : { title: offered.title, open: offered.isOpen, items: offered.items.map(({ title }) => title) },
    items: items.slice(0, page.limit), otherYears: filter.otherYears === true ? 0 : await countOfOtherYears(tx, region, acting, filter),
    enteredBy: packs.roles.filter(({ duties }) => duties.includes("subject.enter")).map(({ title }) => title),
    next: items.length > page.limit ? items[page.limit - 1]!.code : null,
  });
}
