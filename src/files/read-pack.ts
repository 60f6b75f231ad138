import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { compareTexts } from "../core/basics/compare-texts.ts";
import { problem } from "../core/basics/problem.ts";
import { refused, type Result } from "../core/basics/result.ts";
import { linkProblems } from "./pack-place.ts";
import { parsePack, type Pack } from "./parse-pack.ts";

export { parsePackFile, type Pack, type PackManifest, type PackPart } from "./parse-pack.ts";

const FOLDERS = ["forms", "profiles"];
const ENDING = /\.ya?ml$/;

/** Reads the folder of a pack: `pack.yaml`, `forms/*.yaml`, `profiles/*.yaml`, in the order of their names. */
export async function readPack(folder: string): Promise<Result<Pack>> {
  const links = await linkProblems(folder, basename(folder));
  if (links.length > 0) return refused(...links);
  const paths = ["pack.yaml"];
  try {
    const names = await Promise.all(FOLDERS.map(async (part) => (await listed(join(folder, part))).map((name) => `${part}/${name}`)));
    paths.push(...names.flat());
    return parsePack(await Promise.all(paths.map(async (path) => [path, await readFile(join(folder, path), "utf8")] as const)));
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).path ?? folder;
    return refused(problem("pack.not-readable", missing));
  }
}

async function listed(folder: string): Promise<string[]> {
  try {
    // By what is before the ending: `goal` comes before `goal-government-fund`.
    const names = (await readdir(folder)).filter((name) => ENDING.test(name));
    return names.sort((left, right) => compareTexts(left.replace(ENDING, ""), right.replace(ENDING, "")));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}
