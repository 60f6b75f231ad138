import { hasDuty } from "../../core/access/duty.ts";
import { isAdministrator } from "../../core/access/role.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { ownNames, type OwnNames } from "../../core/layout/own-names.ts";
import type { Bilingual, CardProvenance } from "../../core/library/card.ts";
import { functionCoverage, type FunctionCoverage } from "../../core/library/function-coverage.ts";
import { publishProblems } from "../../core/library/card-review.ts";
import type { ActingContext } from "../context.ts";
import { reviewsOf } from "../store/card-review.ts";
import { countCards } from "../store/card-search.ts";
import { openCards, type CardState } from "../store/indicator-card.ts";
import { librarySectors } from "../store/library-sector.ts";
import { namesOfPeople } from "../store/person-names.ts";

export interface SectorShown {
  readonly id: string;
  readonly title: Bilingual;
  readonly functions: readonly string[];
  readonly provenance: CardProvenance;
  readonly count: number;
  readonly groups: readonly { readonly id: string; readonly title: Bilingual; readonly count: number }[];
}

export interface OpenCardShown {
  readonly code: string;
  readonly version: number;
  readonly name: string;
  readonly state: CardState;
  readonly unit: string;
  readonly authors: readonly string[];
  readonly savedAt: string;
  /** Code of the first problem that keeps the asker from publishing it; null where they may. */
  readonly refusedBecause: string | null;
}

export interface LibraryTree {
  readonly sectors: readonly SectorShown[];
  /** 一级指标 and 二级指标 that cards have, with how many. */
  readonly levels: readonly { readonly level1: string; readonly level2: string; readonly count: number }[];
  /** English names of levels, by the Chinese ones that cards keep. */
  readonly names: OwnNames;
  readonly count: number;
  /** For which functions of expenditure there are cards, and for which there are none. */
  readonly coverage: FunctionCoverage;
  readonly open: readonly OpenCardShown[];
  readonly mayDraft: boolean;
  /** Titles of the roles that may. */
  readonly draftedBy: readonly Bilingual[];
  readonly mayReview: boolean;
}

/** 指标库: its sectors with how many cards stand in each, and what is being written or judged. */
export async function libraryTree({ tx, region, acting, packs }: ActingContext): Promise<Result<LibraryTree>> {
  // What is measured is for everybody who works with goals; the three administrators don't.
  if (isAdministrator(acting.role)) return refused(problem("duty.missing", "", { duty: "filing.read" }));
  const sectors = await librarySectors(tx, region);
  const counts = await countCards(tx, region);
  const open = await openCards(tx, region);
  const reviews = await reviewsOf(tx, region, open.map(({ id }) => id));
  const names = await namesOfPeople(tx, region, open.flatMap(({ authors }) => authors));
  const mayPublish = hasDuty(packs, acting.role, "card.publish");
  const sum = (keep: (one: (typeof counts)[number]) => boolean): number => counts.reduce((total, one) => (keep(one) ? total + one.count : total), 0);
  const levels = new Map<string, { level1: string; level2: string; count: number }>();
  for (const { level1, level2, count } of counts) levels.set(`${level1}/${level2}`, { level1, level2, count: count + (levels.get(`${level1}/${level2}`)?.count ?? 0) });
  const shown = sectors.map(({ id, title, functions, provenance, groups }): SectorShown => ({
    id, title, functions, provenance, count: sum(({ sector }) => sector === id),
    groups: groups.map((group) => ({ ...group, count: sum((one) => one.sector === id && one.group === group.id) })),
  }));
  return done({
    sectors: shown,
    coverage: functionCoverage(shown),
    levels: [...levels.values()],
    names: ownNames(packs.forms, packs.frames),
    count: sum(() => true),
    open: open.map((card) => ({
      code: card.code, version: card.version, name: card.draft.name.zh, state: card.state, unit: card.unitName, authors: card.authors.map((id) => names.get(id) ?? ""), savedAt: card.savedAt.toISOString(),
      refusedBecause: !mayPublish ? "duty.missing" : (publishProblems({ ...card, review: reviews.find(({ cardId }) => cardId === card.id) ?? null }, acting.personId)[0]?.code ?? null),
    })),
    mayDraft: hasDuty(packs, acting.role, "card.draft"),
    draftedBy: packs.roles.filter(({ role }) => hasDuty(packs, role, "card.draft")).map(({ title }) => title),
    mayReview: hasDuty(packs, acting.role, "card.review"),
  });
}
