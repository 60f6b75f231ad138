import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { canonicalJson } from "../core/basics/canonical-json.ts";
import { problem } from "../core/basics/problem.ts";
import { done, refused, type Result } from "../core/basics/result.ts";
import type { City } from "../core/pack/city.ts";
import type { Definitions } from "../core/pack/definitions.ts";
import { joinDefinitions, type CityChoice, type PackDefinitions } from "./join-definitions.ts";
import { PACKS_FOLDER } from "./load-packs.ts";
import { parseCalendar } from "./read-calendar.ts";
import { parseCity, parseCityChoice } from "./read-city.ts";
import { parseEvidenceKinds } from "./read-evidence-kinds.ts";
import { parseExchange } from "./read-exchange.ts";
import { parseFrame } from "./read-frame.ts";
import { readPack } from "./read-pack.ts";
import { parseRoles } from "./read-roles.ts";
import { parseWorkflow } from "./read-workflow.ts";

/** The pack every other is laid upon where no city is named. */
const BASE = "national";
const PACK_NAME = /^[a-z0-9-]+(\/[a-z0-9-]+)?$/;
const ENDING = /\.ya?ml$/;
/** More packs on top of each other than this run in a circle. */
const MOST_LAYERS = 10;

/**
 * Everything the packs of a folder say for one city: its own pack upon those it overlays, and first of each kind what the city chose.
 * Without a city it is the national pack. The digest is SM3 of all of it in canonical form: one letter changed and it is another.
 * Problems name file, line and column.
 */
export async function loadDefinitions(folder: string = PACKS_FOLDER, cityPack: string | null = null): Promise<Result<Definitions>> {
  let choice: CityChoice | null = null;
  if (cityPack !== null) {
    const chosen = await loadCityChoice(cityPack, folder);
    if (!chosen.ok) return chosen;
    choice = chosen.value;
  }
  const layers: PackDefinitions[] = [];
  let name: string | null = cityPack === null ? BASE : cityPack.split("/")[0]!;
  for (let depth = 0; name !== null; depth += 1) {
    if (depth === MOST_LAYERS) return refused(problem("pack.overlays-circle", name, { found: name }));
    const layer: Result<PackDefinitions & { overlays: string | null }> = await readLayer(folder, name);
    if (!layer.ok) return layer;
    layers.unshift(layer.value);
    name = layer.value.overlays;
  }
  const joined = joinDefinitions(layers, choice);
  return joined.ok ? done({ digest: createHash("sm3").update(canonicalJson(joined.value), "utf8").digest("hex"), ...joined.value }) : joined;
}

/** What a city chose among its packs: the head of its pack alone, since its people and projects matter only when it is founded. */
async function loadCityChoice(pack: string, folder: string): Promise<Result<CityChoice>> {
  if (!PACK_NAME.test(pack)) return refused(problem("pack.not-readable", pack));
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
  try {
    const projects = await listed(join(base, "projects"));
    const paths = ["city.yaml", "people.yaml", ...projects.map((name) => `projects/${name}`)];
    return parseCity(pack, await Promise.all(paths.map(async (path) => [`${pack}/${path}`, await readFile(join(base, path), "utf8")] as const)));
  } catch (error) {
    return refused(problem("pack.not-readable", (error as NodeJS.ErrnoException).path ?? base));
  }
}

async function readLayer(folder: string, name: string): Promise<Result<PackDefinitions & { overlays: string | null }>> {
  const pack = await readPack(join(folder, name));
  if (!pack.ok) return pack;
  const workflows = await readAll(folder, name, "workflows", parseWorkflow);
  const frames = await readAll(folder, name, "frames", parseFrame);
  const roles = await readAll(folder, name, "access", parseRoles);
  const evidence = await readAll(folder, name, "evidence", parseEvidenceKinds);
  const exchanges = await readAll(folder, name, "exchange", parseExchange);
  const calendars = await readAll(folder, name, "calendars", parseCalendar);
  const problems = [workflows, frames, roles, evidence, exchanges, calendars].flatMap((part) => (part.ok ? [] : part.problems));
  if (problems.length > 0 || !workflows.ok || !frames.ok || !roles.ok || !evidence.ok || !exchanges.ok || !calendars.ok) return refused(...problems);
  const { forms, profiles, manifest } = pack.value;
  return done({
    name, overlays: manifest.overlays, forms, profiles, workflows: workflows.value, frames: frames.value, roles: roles.value.flat(), evidence: evidence.value.flat(),
    exchanges: exchanges.value, calendars: calendars.value,
  });
}

/** The files of one part of a pack, in the order of their names; all problems of all files. */
async function readAll<T>(folder: string, pack: string, part: string, parse: (path: string, content: string) => Result<T>): Promise<Result<readonly T[]>> {
  const place = join(folder, pack, part);
  const read = await Promise.all((await listed(place)).map(async (name) => parse(`${pack}/${part}/${name}`, await readFile(join(place, name), "utf8"))));
  const problems = read.flatMap((one) => (one.ok ? [] : one.problems));
  return problems.length > 0 ? refused(...problems) : done(read.flatMap((one) => (one.ok ? [one.value] : [])));
}

async function listed(folder: string): Promise<string[]> {
  try {
    // By what is before the ending: `goal` comes before `goal-small`.
    const names = (await readdir(folder)).filter((name) => ENDING.test(name));
    return names.sort((left, right) => (left.replace(ENDING, "") < right.replace(ENDING, "") ? -1 : 1));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}
