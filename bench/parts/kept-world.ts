import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
/** What decides which rows a world has, beside its name. */
const MAKES_ROWS = ["src/server/store/migrations/*.ts", "src/server/generator/*.ts", "src/core/library/*-tokens.ts", "src/server/commands/keep-library.ts", "packs/**/*.yaml"];
const NOTE = "made-of";

/** Whether a folder holds the world of this name, made of the same. */
export function isKept(folder: string, name: string): boolean {
  try {
    return readFileSync(join(folder, NOTE), "utf8") === madeOf(name);
  } catch {
    return false;
  }
}

/** Clears the folder for a new world. Whoever names a folder that holds something else by mistake keeps it. */
export function clearForWorld(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length > 0 && !existsSync(join(folder, NOTE))) throw new Error(`${folder} holds something that is no world of this bench`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, NOTE), "being made");
}

/** Written when all is made: a world that was given up half way is made anew. */
export function keepAs(folder: string, name: string): void {
  writeFileSync(join(folder, NOTE), madeOf(name));
}

function madeOf(name: string): string {
  const digest = createHash("sha256");
  for (const path of MAKES_ROWS.flatMap((pattern) => globSync(pattern, { cwd: ROOT })).toSorted()) digest.update(`${path}\n`).update(readFileSync(join(ROOT, path)));
  return `${name} ${digest.digest("hex")}`;
}
