import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { isMeantFor, isOfferedOn } from "../../core/library/card-attributes.ts";
import { rankCards, WORTHS } from "../../core/library/search.ts";
import { queryTokens } from "../../core/library/search-tokens.ts";
import { statedIndicators } from "../../core/library/stated-indicators.ts";
import { suggest, type Suggestion, type SuggestionWish } from "../../core/library/suggest.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { cardsByTokens, type FoundCard } from "../store/card-search.ts";
import { findFiling, valuesOf, type FilingKey } from "../store/filing.ts";
import { ownPractice, similarPractice } from "../store/indicator-use.ts";

export interface SuggestionsAsked {
  readonly level1: string;
  readonly level2: string;
  readonly typed: string;
  /** Id of the row that asks: its own name is not taken by itself. */
  readonly row: string;
}

/** The name and the beginning of the goal say what a project is about. */
const LONGEST_ABOUT = 60;

/** 指标推荐: what could stand in a row of a goal, from the words of the goal itself, from the library, from this project's own past and from similar units, each with its reason. */
export async function suggestions({ tx, region, now, acting, packs }: ActingContext, key: FilingKey, { level1, level2, typed, row }: SuggestionsAsked): Promise<Result<readonly Suggestion[]>> {
  if (!hasDuty(packs, acting.role, "filing.read")) return refused(problem("duty.missing"));
  const filing = await findFiling(tx, region, key);
  if (filing === null) return refused(problem("filing.unknown"));
  const values = valuesOf(filing);
  const wish: SuggestionWish = { year: filing.year, level1, level2, typed, taken: values.rows.filter(({ id }) => id !== row).map(({ level3 }) => level3).filter((name) => name !== "") };
  // What was typed says what is meant; the project's name and goal say what it is about.
  const query = typed.trim() === "" ? `${filing.name} ${values.goal.planned}`.slice(0, LONGEST_ABOUT) : typed;
  const filter = { sectors: [], level1: level1 === "" ? undefined : level1, level2: undefined };
  // None of them needs what another finds: they go to the database together.
  const [{ found, held }, history, similar] = await Promise.all([
    cardsByTokens(tx, region, queryTokens(query), WORTHS, filter),
    ownPractice(tx, region, filing.subjectId, filing.year),
    level2 === "" ? [] : similarPractice(tx, region, { departmentId: filing.departmentId, subjectId: filing.subjectId, level2, year: filing.year }),
  ]);
  // 启用停用日期 and 适用单位 of a card: what is not in its days, or meant for others, is nothing to be picked here.
  const today = officeDay(now);
  const offered = found.filter(({ card }) => isOfferedOn(card, today) && isMeantFor(card, filing.unitPath));
  return done(suggest(wish, { stated: statedIndicators(values.goal.planned), history, similar, cards: rankCards(query, offered.map(versioned), held) }));
}

function versioned({ card, version }: FoundCard) {
  return { ...card, version };
}
