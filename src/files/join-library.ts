import { compareTexts } from "../core/basics/compare-texts.ts";
import { problem, type Problem } from "../core/basics/problem.ts";
import { done, refused, type Result } from "../core/basics/result.ts";
import type { Sector } from "../core/library/card.ts";
import { unknownIndicators, type FunctionMap } from "../core/library/function-map.ts";

/** Sectors laid upon each other, the lowest first: a group or card of the same id is replaced in its place, what is new comes behind. In the order of their ids. */
export function joinSectors(layers: readonly (readonly Sector[])[]): Result<readonly Sector[]> {
  const byId = new Map<string, Sector>();
  for (const sector of layers.flat()) {
    const below = byId.get(sector.id);
    byId.set(sector.id, below === undefined ? sector : {
      ...sector,
      groups: [...new Map([...below.groups, ...sector.groups].map((group) => [group.id, group])).values()],
      cards: [...new Map([...below.cards, ...sector.cards].map((card) => [card.code, card])).values()],
    });
  }
  const sectors = [...byId.values()].sort((left, right) => compareTexts(left.id, right.id));
  const problems = twice(sectors);
  return problems.length > 0 ? refused(...problems) : done(sectors);
}

/** Maps of duties laid upon each other, by sector; one of a pack above replaces the one below whole. Every sector and card they name is there. */
export function joinFunctionMaps(layers: readonly (readonly FunctionMap[])[], sectors: readonly Sector[]): Result<readonly FunctionMap[]> {
  const maps = [...new Map(layers.flat().map((map) => [map.sector, map])).values()].sort((left, right) => compareTexts(left.sector, right.sector));
  const cards = sectors.flatMap((sector) => sector.cards);
  const problems = maps.flatMap((map) => [
    ...(sectors.some(({ id }) => id === map.sector) ? [] : [problem("pack.sector-unknown", `functions/${map.sector}`, { found: map.sector, expected: sectors.map(({ id }) => id).join(" | ") })]),
    ...unknownIndicators(map, cards).map((found) => problem("pack.card-unknown", `functions/${map.sector}`, { found })),
  ]);
  return problems.length > 0 ? refused(...problems.slice(0, 20)) : done(maps);
}

/** A code stands for one card in the whole library, and so does a name: two sectors may not both have it. */
function twice(sectors: readonly Sector[]): readonly Problem[] {
  const cards = sectors.flatMap(({ cards: own }) => own);
  return (["code", "name"] as const).flatMap((field) => {
    const seen = new Map<string, string>();
    return cards.flatMap((card) => {
      const found = field === "code" ? card.code : card.name.zh;
      const before = seen.get(found);
      seen.set(found, card.sector);
      return before === undefined ? [] : [problem("pack.card-in-two-sectors", `library/${card.sector}`, { found, expected: before })];
    });
  });
}
