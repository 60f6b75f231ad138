import { existsSync, statSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { problem, type Problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { PackSet, PackSource } from "../../core/pack/source.ts";
import { judgeExamples } from "../../files/judge-examples.ts";
import { PACKS_FOLDER } from "../../files/load-packs.ts";
import { LONGEST_PACK_FILE, PACK_FILE_ENDING, readPackFile } from "../../files/pack-file.ts";
import { PART_FOLDERS } from "../../files/pack-parts.ts";
import { atManifest } from "../../files/pack-place.ts";
import { readPackSource, type ReadPackSource } from "../../files/read-pack-source.ts";
import { readingsOf, resolvePacks, type LayerTexts } from "../../files/resolve-packs.ts";
import { systemProblem } from "../input/find-inputs.ts";

/** A pack with where it was read from. */
export interface GivenPack {
  /** As it was named on the command line. */
  readonly name: string;
  readonly source: PackSource;
  readonly texts: ReadPackSource["texts"] | null;
}

/** More packs on top of each other than this are none for people. */
const MOST_LAYERS = 10;
/** What lies in the folder of a pack beside its parts: a city's own files and whatever is written about it. */
const BESIDE = new Set(["pack.yaml", "overlay.yaml", "city.yaml", "people.yaml", "projects", "examples"]);

/** Reads a pack that was named: a folder in which nothing else lies, or the file that one was exported to. */
export async function readGivenPack(name: string): Promise<Result<GivenPack>> {
  const read = await readPackAt(name);
  const strangers = read.ok && read.value.texts !== null ? await strangersIn(name, read.value.texts) : [];
  return strangers.length > 0 ? refused(...strangers) : read;
}

async function readPackAt(name: string): Promise<Result<GivenPack>> {
  try {
    const stats = statSync(name);
    if (stats.isDirectory()) return await readFolder(name);
    if (!stats.isFile()) return refused(problem("pack.not-readable", name));
    // A character takes four bytes at most.
    if (stats.size > LONGEST_PACK_FILE * 4) return refused(problem("pack.too-large", name, { limit: LONGEST_PACK_FILE }));
    const text = new TextDecoder("utf-8", { fatal: true }).decode(await readFile(name));
    const read = readPackFile(name, text);
    return read.ok ? done({ name, source: read.value, texts: null }) : read;
  } catch (error) {
    return refused(error instanceof TypeError ? problem("pack.file-format", name) : systemProblem(error, name));
  }
}

async function readFolder(name: string): Promise<Result<GivenPack>> {
  const read = await readPackSource(name, name.replace(/[\\/]+$/, "") || name);
  return read.ok ? done({ name, source: read.value.source, texts: read.value.texts }) : read;
}

/** What looks like a part of the pack and would never be read: a folder with a letter missing in its name is told at the manifest, which has lines. */
async function strangersIn(folder: string, texts: ReadPackSource["texts"]): Promise<readonly Problem[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const strange = (entry: { name: string; isDirectory(): boolean }): boolean => {
    if (entry.name.startsWith(".") || BESIDE.has(entry.name)) return false;
    if (entry.isDirectory()) return !PART_FOLDERS.includes(entry.name) && !existsSync(join(folder, entry.name, "city.yaml"));
    return /\.(?:ya?ml|json)$/i.test(entry.name);
  };
  return entries.filter(strange).map((entry) => {
    const params = { found: entry.name, expected: PART_FOLDERS.join(" ") };
    return entry.isDirectory() ? atManifest(texts, "id", folder, "pack.stranger", params) : problem("pack.stranger", `${join(folder, entry.name)}:1:1`, params);
  });
}

/** A pack upon the packs below it. These lie beside it, as folders or files, or came with the installation. */
export async function stackOf(given: GivenPack, beside: readonly string[] = [dirname(resolve(given.name))]): Promise<Result<{ readonly set: PackSet; readonly texts: LayerTexts }>> {
  const layers: GivenPack[] = [given];
  for (let wanted = given.source.overlays; wanted !== null; wanted = layers[0]!.source.overlays) {
    const told = (code: string, params: Readonly<Record<string, string>>): Result<never> => refused(atManifest(layers[0]!.texts, "overlays", layers[0]!.name, code, params));
    if (layers.length === MOST_LAYERS || layers.some(({ source }) => source.id === wanted)) return told("pack.overlays-circle", { found: wanted });
    const place = [...beside.flatMap((folder) => [join(folder, wanted), join(folder, `${wanted}${PACK_FILE_ENDING}`)]), join(PACKS_FOLDER, wanted)].find((one) => existsSync(one));
    if (place === undefined) return told("pack.below-missing", { found: wanted, file: `${wanted}${PACK_FILE_ENDING}` });
    const below = await readPackAt(place);
    if (!below.ok) return below;
    if (below.value.source.id !== wanted) return refused(problem("pack.below-other", place, { found: below.value.source.id, expected: wanted }));
    layers.unshift(below.value);
  }
  return done({ set: { layers: layers.map(({ source }) => source), own: 0, choice: null }, texts: layers.map(({ texts }) => texts) });
}

/** A pack that was looked at whole. */
export interface CheckedPack {
  readonly set: PackSet;
  /** How many examples were reckoned. */
  readonly examples: number;
  readonly problems: readonly Problem[];
}

/** Looks at a pack whole: what it lies upon, every year and stage in which something else holds, and the examples. */
export async function checkPack(given: GivenPack, beside?: readonly string[]): Promise<CheckedPack> {
  const stack = await stackOf(given, beside);
  if (!stack.ok) return { set: { layers: [given.source], own: 0, choice: null }, examples: 0, problems: stack.problems };
  const { set, texts } = stack.value;
  for (const { year, stage } of readingsOf(set)) {
    const read = resolvePacks(set, year, texts, stage);
    if (!read.ok) return { set, examples: 0, problems: read.problems };
  }
  const { count, problems } = judgeExamples(set, texts);
  return { set, examples: count, problems };
}

/** What a pack is exported as where nothing else is said. */
export function fileNameOf({ id, version }: PackSource): string {
  return basename(`${id}-${version}${PACK_FILE_ENDING}`);
}
