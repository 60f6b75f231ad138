import { compareTexts } from "../basics/compare-texts.ts";
import type { Bilingual } from "./card.ts";
import { EXPENDITURE_FUNCTIONS } from "./expenditure-functions-lexicon.ts";

/** A sector with its fields as the tree of coverage reads it. */
export interface CoveredSector {
  readonly id: string;
  readonly title: Bilingual;
  readonly functions: readonly string[];
  readonly groups: readonly { readonly id: string; readonly title: Bilingual }[];
}

/** How many cards in force stand at a place. */
export interface CardPlaceCount {
  readonly sector: string;
  readonly group: string;
  readonly level1: string;
  readonly count: number;
}

export interface CoveredPlace {
  readonly id: string;
  readonly title: Bilingual;
  readonly count: number;
  /** Whether it has as many cards as were asked for. */
  readonly covered: boolean;
}

/** 支出功能分类, 类: the sectors that serve it, with their fields. A sector of several functions stands under each of them. */
export interface CoveredFunction extends CoveredPlace {
  readonly sectors: readonly (CoveredPlace & { readonly groups: readonly CoveredPlace[] })[];
  /** By 一级指标, those of the whole library: none of a kind is a gap of the frame. */
  readonly kinds: readonly { readonly level1: string; readonly count: number }[];
}

export interface Share {
  readonly of: number;
  readonly covered: number;
  /** Whole percent, cut off: what is not quite covered does not look as if it were. Null where there is nothing to cover. */
  readonly percent: number | null;
}

/** 覆盖: what share of the functions, and of the fields below them, has so many cards; and all that has fewer. */
export interface CoverageTree {
  readonly least: number;
  readonly functionShare: Share;
  readonly fieldShare: Share;
  readonly functions: readonly CoveredFunction[];
  /** Sectors that stand under no function of the tree: common indicators, funds. They cover nothing here. */
  readonly outside: readonly CoveredPlace[];
  /** What has too few, in the order of the tree; `sector` is null where no sector serves the function, and `group` where all of it is meant. */
  readonly gaps: readonly { readonly function: string; readonly title: Bilingual; readonly sector: string | null; readonly group: string | null; readonly count: number }[];
}

/** @param least how many cards a function or field needs to be covered; one at least */
export function coverageTree(sectors: readonly CoveredSector[], counts: readonly CardPlaceCount[], least: number): CoverageTree {
  const wanted = Math.max(1, least);
  const count = (keep: (one: CardPlaceCount) => boolean): number => counts.reduce((sum, one) => (keep(one) ? sum + one.count : sum), 0);
  const place = (id: string, title: Bilingual, cards: number): CoveredPlace => ({ id, title, count: cards, covered: cards >= wanted });
  const kinds = [...new Set(counts.map(({ level1 }) => level1))].sort((left, right) => count((one) => one.level1 === right) - count((one) => one.level1 === left) || compareTexts(left, right));
  const functions = Object.entries(EXPENDITURE_FUNCTIONS).map(([code, title]): CoveredFunction => {
    const serving = sectors.filter((sector) => sector.functions.some((one) => one.startsWith(code)));
    const ids = new Set(serving.map(({ id }) => id));
    return {
      ...place(code, title, count(({ sector }) => ids.has(sector))),
      sectors: serving.map((sector) => ({
        ...place(sector.id, sector.title, count((one) => one.sector === sector.id)),
        groups: sector.groups.map((group) => place(group.id, group.title, count((one) => one.sector === sector.id && one.group === group.id))),
      })),
      kinds: kinds.map((level1) => ({ level1, count: count((one) => ids.has(one.sector) && one.level1 === level1) })),
    };
  });
  // A sector that serves two functions has its fields once.
  const fields = new Map(functions.flatMap(({ sectors: serving }) => serving.flatMap((sector) => sector.groups.map((group) => [`${sector.id}/${group.id}`, group] as const))));
  return {
    least: wanted, functions,
    functionShare: shareOf(functions), fieldShare: shareOf([...fields.values()]),
    outside: sectors.filter(({ id }) => !functions.some((one) => one.sectors.some((sector) => sector.id === id))).map(({ id, title }) => place(id, title, count(({ sector }) => sector === id))),
    gaps: functions.flatMap(({ id, title, covered, count: cards, sectors: serving }) => [
      ...(covered ? [] : [{ function: id, title, sector: serving[0]?.id ?? null, group: null, count: cards }]),
      ...serving.flatMap((sector) => sector.groups.filter((group) => !group.covered).map((group) => ({ function: id, title: group.title, sector: sector.id, group: group.id, count: group.count }))),
    ]),
  };
}

function shareOf(places: readonly { readonly covered: boolean }[]): Share {
  const covered = places.filter((one) => one.covered).length;
  return { of: places.length, covered, percent: places.length === 0 ? null : Math.floor((covered * 100) / places.length) };
}
