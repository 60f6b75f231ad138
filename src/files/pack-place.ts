import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { problem, type Problem } from "../core/basics/problem.ts";
import type { ReadPackSource } from "./read-pack-source.ts";
import { readYaml } from "./read-yaml.ts";

/** A problem that a pack has as a whole, at a line of its manifest; at `where` for one that was carried in one file, which has no lines. */
export function atManifest(texts: ReadPackSource["texts"] | null, key: "id" | "overlays", where: string, code: string, params: Readonly<Record<string, string | number>>): Problem {
  const manifest = texts?.get("pack");
  const file = manifest === undefined ? null : readYaml(manifest.path, manifest.text);
  return file?.ok === true ? file.value.problemAt([key], code, params) : problem(code, where, params);
}

/**
 * Symbolic links in the folder of a pack: what one leads to is not in the pack, may be any file of the machine, and would be read as if it were. `name`
 * stands before their paths. A folder that is not there has none.
 */
export async function linkProblems(folder: string, name: string): Promise<readonly Problem[]> {
  return (await linksIn(folder, "")).map((path) => problem("pack.symbolic-link", `${name}/${path}`, { found: path }));
}

/** A pack is no deeper than its parts; a city inside one is a pack of its own. */
async function linksIn(folder: string, within: string): Promise<readonly string[]> {
  const entries = await readdir(join(folder, within), { withFileTypes: true }).catch(() => []);
  const shown = entries.filter(({ name }) => !name.startsWith("."));
  const links = shown.filter((entry) => entry.isSymbolicLink()).map(({ name }) => `${within}${name}`);
  const deeper = within === "" ? await Promise.all(shown.filter((entry) => entry.isDirectory()).map(({ name }) => linksIn(folder, `${name}/`))) : [];
  return [...links, ...deeper.flat()].sort();
}
