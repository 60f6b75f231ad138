import { createHash } from "node:crypto";
import { canonicalJson } from "../core/basics/canonical-json.ts";
import { problem, type Problem } from "../core/basics/problem.ts";
import { done, refused, type Result } from "../core/basics/result.ts";
import type { Library, Sector } from "../core/library/card.ts";
import { unknownIndicators, type FunctionMap } from "../core/library/function-map.ts";
import { PACKS_FOLDER } from "./load-packs.ts";
import { readLayers } from "./pack-layers.ts";
import { parseSector } from "./read-cards.ts";
import { parseFunctionMap } from "./read-function-map.ts";

/**
 * The indicator cards of a city's packs, those of the packs below it first. They aren't part of its definitions: a filing takes a copy of what
 * it uses, so a card added to the library changes no filing and no digest that a filing is pinned to.
 */
export async function loadLibrary(folder: string = PACKS_FOLDER, cityPack: string | null = null): Promise<Result<Library>> {
  const layers = await readLayers(folder, cityPack, "library", parseSector);
  return layers.ok ? joinLibrary(layers.value) : layers;
}

/** The maps of duties to indicators of a city's packs, by sector; the map of a pack above replaces the one below whole. Every card they name is in the library. */
export async function loadFunctionMaps(library: Library, folder: string = PACKS_FOLDER, cityPack: string | null = null): Promise<Result<readonly FunctionMap[]>> {
  const layers = await readLayers(folder, cityPack, "functions", parseFunctionMap);
  if (!layers.ok) return layers;
  const maps = [...new Map(layers.value.flat().map((map) => [map.sector, map])).values()].sort((left, right) => (left.sector < right.sector ? -1 : 1));
  const cards = library.sectors.flatMap((sector) => sector.cards);
  const problems = maps.flatMap((map) => [
    ...(library.sectors.some(({ id }) => id === map.sector) ? [] : [problem("pack.sector-unknown", `functions/${map.sector}`, { found: map.sector, expected: library.sectors.map(({ id }) => id).join(" | ") })]),
    ...unknownIndicators(map, cards).map((found) => problem("pack.card-unknown", `functions/${map.sector}`, { found })),
  ]);
  return problems.length > 0 ? refused(...problems.slice(0, 20)) : done(maps);
}

/** Sectors laid upon each other, the lowest first: a group or card of the same id is replaced in its place, what is new comes behind. */
export function joinLibrary(layers: readonly (readonly Sector[])[]): Result<Library> {
  const byId = new Map<string, Sector>();
  for (const sector of layers.flat()) {
    const below = byId.get(sector.id);
    byId.set(sector.id, below === undefined ? sector : {
      ...sector,
      groups: [...new Map([...below.groups, ...sector.groups].map((group) => [group.id, group])).values()],
      cards: [...new Map([...below.cards, ...sector.cards].map((card) => [card.code, card])).values()],
    });
  }
  const sectors = [...byId.values()].sort((left, right) => (left.id < right.id ? -1 : 1));
  const problems = twice(sectors);
  if (problems.length > 0) return refused(...problems);
  return done({ digest: createHash("sm3").update(canonicalJson(sectors), "utf8").digest("hex"), sectors });
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
