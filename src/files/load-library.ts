import { createHash } from "node:crypto";
import { canonicalJson } from "../core/basics/canonical-json.ts";
import { done, type Result } from "../core/basics/result.ts";
import type { Library, Sector } from "../core/library/card.ts";
import type { FunctionMap } from "../core/library/function-map.ts";
import type { PackSet } from "../core/pack/source.ts";
import { joinFunctionMaps, joinSectors } from "./join-library.ts";
import { PACKS_FOLDER } from "./load-packs.ts";
import { readLayers } from "./pack-layers.ts";
import { parseSector } from "./read-cards.ts";
import { parseFunctionMap } from "./read-function-map.ts";
import { readSet } from "./resolve-packs.ts";

/**
 * The indicator cards of a city's packs, those of the packs below it first. They travel with their pack and are part of its digest; a filing takes
 * a copy of what it uses, so a card that is added changes no filing.
 */
export async function loadLibrary(folder: string = PACKS_FOLDER, cityPack: string | null = null): Promise<Result<Library>> {
  const layers = await readLayers(folder, cityPack, "library", parseSector);
  return layers.ok ? joinLibrary(layers.value) : layers;
}

/** The maps of duties to indicators of a city's packs, by sector; the map of a pack above replaces the one below whole. Every card they name is in the library. */
export async function loadFunctionMaps(library: Library, folder: string = PACKS_FOLDER, cityPack: string | null = null): Promise<Result<readonly FunctionMap[]>> {
  const layers = await readLayers(folder, cityPack, "functions", parseFunctionMap);
  if (!layers.ok) return layers;
  return joinFunctionMaps(layers.value, library.sectors);
}

/** Sectors laid upon each other, with the digest of all of them. */
export function joinLibrary(layers: readonly (readonly Sector[])[]): Result<Library> {
  const sectors = joinSectors(layers);
  return sectors.ok ? done({ digest: createHash("sm3").update(canonicalJson(sectors.value), "utf8").digest("hex"), sectors: sectors.value }) : sectors;
}

/** The cards that a set of packs brings at any time. Overlays with a year say nothing here: a card has versions of its own. */
export function libraryOf(set: PackSet): Result<Library> {
  const read = readSet(set, null);
  return read.ok ? joinLibrary(read.value.map(({ sectors }) => sectors ?? [])) : read;
}
