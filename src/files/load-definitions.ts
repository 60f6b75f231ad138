import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { compareTexts } from "../core/basics/compare-texts.ts";
import { problem } from "../core/basics/problem.ts";
import { done, refused, type Result } from "../core/basics/result.ts";
import type { City } from "../core/pack/city.ts";
import { canonicalSet } from "../core/pack/canonical-pack.ts";
import type { Definitions } from "../core/pack/definitions.ts";
import type { PackSet } from "../core/pack/source.ts";
import type { CityChoice } from "./join-definitions.ts";
import { NOTHING_KNOWN, type KnownYaml } from "./known-yaml.ts";
import { PACKS_FOLDER } from "./load-packs.ts";
import { atManifest, linkProblems } from "./pack-place.ts";
import { parseCity, parseCityChoice } from "./read-city.ts";
import { readPackSource, type ReadPackSource } from "./read-pack-source.ts";
import { resolvePacks, type LayerTexts } from "./resolve-packs.ts";

/** The pack every other is laid upon where no city is named. */
const BASE = "national";
const PACK_NAME = /^[a-z0-9-]+(\/[a-z0-9-]+)?$/;
const ENDING = /\.ya?ml$/;
/** More packs on top of each other than this run in a circle. */
const MOST_LAYERS = 10;

/** The packs of a folder for one city, with the texts they were read from. */
export interface LoadedPackSet {
  readonly set: PackSet;
  readonly texts: LayerTexts;
}

/** A city's pack upon those it overlays, and what the city chose. Without a city it is the national pack. Nothing is looked at beyond that these are packs. */
export async function loadPackSet(folder: string = PACKS_FOLDER, cityPack: string | null = null, known: KnownYaml = NOTHING_KNOWN): Promise<Result<LoadedPackSet>> {
  let choice: CityChoice | null = null;
  if (cityPack !== null) {
    const chosen = await loadCityChoice(cityPack, folder);
    if (!chosen.ok) return chosen;
    choice = chosen.value;
  }
  const layers: ReadPackSource[] = [];
  let name: string | null = cityPack === null ? BASE : cityPack.split("/")[0]!;
  for (let depth = 0; name !== null; depth += 1) {
    const wanted = name;
    const [last] = layers;
    if (last !== undefined && (depth === MOST_LAYERS || layers.some(({ source }) => source.id === wanted))) return refused(atManifest(last.texts, "overlays", wanted, "pack.overlays-circle", { found: wanted }));
    const layer: Result<ReadPackSource> = await readPackSource(join(folder, name), name, known);
    if (!layer.ok) return layer;
    layers.unshift(layer.value);
    name = layer.value.source.overlays;
  }
  return done({ set: { layers: layers.map(({ source }) => source), own: 0, choice }, texts: layers.map(({ texts }) => texts) });
}

/**
 * Everything the packs of a folder say for one city in a budget year (null: what holds at any time), and first of each kind what the city chose.
 * Problems name file, line and column.
 */
export async function loadDefinitions(folder: string = PACKS_FOLDER, cityPack: string | null = null, year: number | null = null): Promise<Result<Definitions>> {
  const loaded = await loadPackSet(folder, cityPack);
  if (!loaded.ok) return loaded;
  const resolved = resolvePacks(loaded.value.set, year, loaded.value.texts);
  return resolved.ok ? done({ digest: setDigest(loaded.value.set), ...resolved.value }) : resolved;
}

/** SM3 of the packs in canonical form: one letter changed and it is another. Comments and the order of keys say nothing. */
export function setDigest(set: PackSet): string {
  return createHash("sm3").update(canonicalSet(set), "utf8").digest("hex");
}

/** What a city chose among its packs: the head of its pack alone, since its people and projects matter only when it is founded. */
async function loadCityChoice(pack: string, folder: string): Promise<Result<CityChoice>> {
  if (!PACK_NAME.test(pack)) return refused(problem("pack.not-readable", pack));
  const links = await linkProblems(join(folder, pack), pack);
  if (links.length > 0) return refused(...links);
  const path = join(folder, pack, "city.yaml");
  try {
    return parseCityChoice(pack, await readFile(path, "utf8"));
  } catch (error) {
    return refused(problem("pack.not-readable", (error as NodeJS.ErrnoException).path ?? path));
  }
}

/** A city by the name of its pack: `demo-city`, or a second one inside it, `demo-city/smallest-office`. */
export async function loadCity(pack: string, folder: string = PACKS_FOLDER): Promise<Result<City>> {
  if (!PACK_NAME.test(pack)) return refused(problem("pack.not-readable", pack));
  const base = join(folder, pack);
  const links = await linkProblems(base, pack);
  if (links.length > 0) return refused(...links);
  try {
    const projects = await listed(join(base, "projects"));
    const paths = ["city.yaml", "people.yaml", ...projects.map((name) => `projects/${name}`)];
    return parseCity(pack, await Promise.all(paths.map(async (path) => [`${pack}/${path}`, await readFile(join(base, path), "utf8")] as const)));
  } catch (error) {
    return refused(problem("pack.not-readable", (error as NodeJS.ErrnoException).path ?? base));
  }
}

async function listed(folder: string): Promise<string[]> {
  try {
    // By what is before the ending: `goal` comes before `goal-small`.
    const names = (await readdir(folder)).filter((name) => ENDING.test(name));
    return names.sort((left, right) => compareTexts(left.replace(ENDING, ""), right.replace(ENDING, "")));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}
