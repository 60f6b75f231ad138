import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { problem, type Problem } from "../core/basics/problem.ts";
import { done, refused, type Result } from "../core/basics/result.ts";
import type { Profile } from "../core/score/profile.ts";
import type { Pack } from "./parse-pack.ts";
import { readPack } from "./read-pack.ts";

/** The packs that came with this installation. */
export const PACKS_FOLDER = fileURLToPath(new URL("../../packs/", import.meta.url));

/** Every pack of a folder, in the order of their names; all problems of all packs are told at once. */
export async function loadPacks(folder: string = PACKS_FOLDER): Promise<Result<readonly Pack[]>> {
  let names: string[];
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    names = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith(".")).map((entry) => entry.name).sort();
  } catch {
    return refused(problem("pack.not-readable", folder));
  }
  const packs: Pack[] = [];
  const problems: Problem[] = [];
  for (const name of names) {
    const pack = await readPack(join(folder, name));
    if (pack.ok) packs.push(pack.value);
    else problems.push(...pack.problems);
  }
  return problems.length > 0 ? refused(...problems) : done(packs);
}

/** The scoring profiles of every pack. */
export async function loadProfiles(folder?: string): Promise<Result<readonly Profile[]>> {
  const packs = await loadPacks(folder);
  if (!packs.ok) return packs;
  const profiles = packs.value.flatMap((pack) => pack.profiles);
  return profiles.length === 0 ? refused(problem("pack.no-profile", folder ?? PACKS_FOLDER)) : done(profiles);
}
