import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { compareTexts } from "../core/basics/compare-texts.ts";
import { problem, type Problem } from "../core/basics/problem.ts";
import { done, refused, type Result } from "../core/basics/result.ts";
import { isMap, type PackData, type PackSource } from "../core/pack/source.ts";
import { NOTHING_KNOWN, type KnownYaml } from "./known-yaml.ts";
import { PART_FOLDERS } from "./pack-parts.ts";
import { linkProblems } from "./pack-place.ts";
import { parsePackFile } from "./parse-pack.ts";
import { readYaml } from "./read-yaml.ts";

const ENDING = /\.ya?ml$/;
const MANIFEST = "pack.yaml";
/** Files beside the parts that belong to a pack: what it changes below it, and the examples that run as its tests. */
const OVERLAY = "overlay.yaml";
const EXAMPLES = "examples";
/** A pack of more files is no pack for people. */
export const MOST_FILES = 2000;

/** Whether a path without ending is one of a pack's: what is stored, exported and written back is named by it. */
export function isPackPath(path: string): boolean {
  const [folder, name, ...more] = path.split("/");
  if (name === undefined) return folder === "overlay";
  return more.length === 0 && (folder === EXAMPLES || PART_FOLDERS.includes(folder!)) && /^[a-z0-9]{1,100}(-[a-z0-9]{1,100}){0,20}$/.test(name);
}

/** A pack of a folder: what it says, and the texts it says it in, so that a problem finds its line. */
export interface ReadPackSource {
  readonly source: PackSource;
  /** By path without ending: the file's own path and its text. */
  readonly texts: ReadonlyMap<string, { readonly path: string; readonly text: string }>;
}

/** Reads the folder of a pack into one data. `name` stands before the paths of problems: `national/forms/goal.yaml`. Shapes are looked at when the pack is put to use. */
export async function readPackSource(folder: string, name: string, known: KnownYaml = NOTHING_KNOWN): Promise<Result<ReadPackSource>> {
  const links = await linkProblems(folder, name);
  if (links.length > 0) return refused(...links);
  const paths = await pathsOf(folder);
  if (paths.length > MOST_FILES) return refused(problem("pack.too-many-files", name, { limit: MOST_FILES }));
  const texts = new Map<string, { path: string; text: string }>();
  try {
    for (const path of paths) {
      const called = path.replace(ENDING, "");
      if (texts.has(called)) return refused(problem("pack.twice", `${name}/${path}`, { field: called, found: called }));
      texts.set(called, { path: `${name}/${path}`, text: await readFile(join(folder, path), "utf8") });
    }
  } catch (error) {
    return refused(problem("pack.not-readable", (error as NodeJS.ErrnoException).path ?? folder));
  }
  return sourceOf(texts, known);
}

/** A pack of its texts. */
export function sourceOf(texts: ReadPackSource["texts"], known: KnownYaml = NOTHING_KNOWN): Result<ReadPackSource> {
  const problems: Problem[] = [...texts].flatMap(([name, { path }]) => (name === "pack" || isPackPath(name) ? [] : [problem("pack.file-name", path, { found: name })]));
  const files: Record<string, PackData> = {};
  for (const [name, { path, text }] of texts) {
    const data = known.of(text);
    if (data !== undefined) {
      files[name] = data;
      continue;
    }
    const file = readYaml(path, text);
    if (file.ok && isMap(file.value.data as PackData)) known.keep(text, (files[name] = file.value.data as PackData));
    else if (file.ok) problems.push(file.value.problemAt([], "pack.not-map", { field: path }));
    else problems.push(...file.problems);
  }
  const manifest = texts.get("pack");
  const read = manifest === undefined ? refused(problem("pack.no-manifest")) : parsePackFile(manifest.path, manifest.text);
  // What keeps the manifest from being read at all was told with the other files.
  if (!read.ok && (manifest === undefined || "pack" in files)) problems.push(...read.problems);
  if (problems.length > 0 || !read.ok) return refused(...problems);
  if (read.value.kind !== "manifest") return refused(problem("pack.no-manifest", manifest?.path ?? ""));
  const { pack, ...rest } = files;
  const { id, version, overlays } = read.value.manifest;
  return done({ source: { id, version, overlays, manifest: pack!, files: rest }, texts });
}

async function pathsOf(folder: string): Promise<readonly string[]> {
  const parts = await Promise.all([...PART_FOLDERS, EXAMPLES].map(async (part) => (await listed(join(folder, part))).map((name) => `${part}/${name}`)));
  const overlay = (await listed(folder)).filter((name) => name === OVERLAY);
  return [MANIFEST, ...overlay, ...parts.flat()];
}

async function listed(folder: string): Promise<readonly string[]> {
  try {
    // By what is before the ending: `goal` comes before `goal-small`.
    const names = (await readdir(folder)).filter((name) => ENDING.test(name));
    return names.sort((left, right) => compareTexts(left.replace(ENDING, ""), right.replace(ENDING, "")));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}
