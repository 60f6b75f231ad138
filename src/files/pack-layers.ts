import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { problem, type Problem } from "../core/basics/problem.ts";
import { done, refused, type Result } from "../core/basics/result.ts";
import { atManifest } from "./pack-place.ts";
import { readPack } from "./read-pack.ts";

const BASE = "national";
const PACK_NAME = /^[a-z0-9-]+(\/[a-z0-9-]+)?$/;
const ENDING = /\.ya?ml$/;
/** More packs on top of each other than this run in a circle. */
const MOST_LAYERS = 10;

/**
 * One part of a city's packs, `library` or `functions`, read file by file: the lowest pack first, files in the order of their names. These parts
 * aren't among the definitions a filing is pinned to. All problems of a pack are told at once.
 */
export async function readLayers<T>(folder: string, cityPack: string | null, part: string, parse: (path: string, content: string) => Result<T>): Promise<Result<readonly (readonly T[])[]>> {
  if (cityPack !== null && !PACK_NAME.test(cityPack)) return refused(problem("pack.not-readable", cityPack));
  const layers: (readonly T[])[] = [];
  const names: string[] = [];
  let name: string | null = cityPack === null ? BASE : cityPack.split("/")[0]!;
  while (name !== null) {
    const wanted: string = name;
    if (names.includes(wanted) || names.length === MOST_LAYERS) return refused(await circleAt(folder, names.at(-1)!, wanted));
    names.push(wanted);
    const pack: Awaited<ReturnType<typeof readPack>> = await readPack(join(folder, name));
    if (!pack.ok) return pack;
    const layer = await readFolder(join(folder, name, part), `${name}/${part}`, parse);
    if (!layer.ok) return layer;
    layers.unshift(layer.value);
    name = pack.value.manifest.overlays;
  }
  return done(layers);
}

/** A pack that lies upon one below which it lies itself, at the line of its manifest that says so. */
async function circleAt(folder: string, name: string, wanted: string): Promise<Problem> {
  const path = `${name}/pack.yaml`;
  return atManifest(new Map([["pack", { path, text: await readFile(join(folder, path), "utf8") }]]), "overlays", name, "pack.overlays-circle", { found: wanted });
}

async function readFolder<T>(folder: string, shown: string, parse: (path: string, content: string) => Result<T>): Promise<Result<readonly T[]>> {
  const read = await Promise.all((await listed(folder)).map(async (name) => parse(`${shown}/${name}`, await readFile(join(folder, name), "utf8"))));
  const problems = read.flatMap((one) => (one.ok ? [] : one.problems));
  return problems.length > 0 ? refused(...problems) : done(read.flatMap((one) => (one.ok ? [one.value] : [])));
}

async function listed(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => ENDING.test(name)).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}
