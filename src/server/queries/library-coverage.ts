import { hasDuty } from "../../core/access/duty.ts";
import { isAdministrator } from "../../core/access/role.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { coverageTree, type CoverageTree } from "../../core/library/coverage-tree.ts";
import { ownNames, type OwnNames } from "../../core/layout/own-names.ts";
import type { ActingContext } from "../context.ts";
import { countCards } from "../store/card-search.ts";
import { librarySectors } from "../store/library-sector.ts";

export interface LibraryCoverage extends CoverageTree {
  /** English names of levels, by the Chinese ones that cards keep. */
  readonly names: OwnNames;
  readonly mayDraft: boolean;
}

/** 覆盖情况: which functions of expenditure, and which fields of their sectors, have so many cards in force. */
export async function libraryCoverage({ tx, region, acting, packs }: ActingContext, least: number): Promise<Result<LibraryCoverage>> {
  if (isAdministrator(acting.role)) return refused(problem("duty.missing", "", { duty: "filing.read" }));
  return done({ ...coverageTree(await librarySectors(tx, region), await countCards(tx, region), least), names: ownNames(packs.forms, packs.frames), mayDraft: hasDuty(packs, acting.role, "card.draft") });
}
