import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { importsOf, lex, type Import, type Token } from "./lex.ts";

export const ROOT = resolve(import.meta.dirname, "../..");

/** The source files of the house below a folder, by their path from the root. */
export function sources(folder = "src", ending = /\.[cm]?tsx?$/): string[] {
  const from = join(ROOT, folder);
  if (!existsSync(from)) return [];
  return readdirSync(from, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
}

const lexed = new Map<string, readonly Token[]>();

export function tokensOf(path: string): readonly Token[] {
  const known = lexed.get(path);
  if (known !== undefined) return known;
  const tokens = lex(readFileSync(join(ROOT, path), "utf8"));
  lexed.set(path, tokens);
  return tokens;
}

/** An import with the file of ours it leads to; a package's name where it leads out of the house. */
export interface ResolvedImport extends Import {
  readonly to: string;
  readonly isOurs: boolean;
}

export function resolvedImportsOf(path: string, tokens: readonly Token[] = tokensOf(path)): ResolvedImport[] {
  return importsOf(tokens).map((found) => {
    const isOurs = found.from.startsWith(".");
    // `?raw` and the like belong to the bundler.
    const to = isOurs ? relative(ROOT, resolve(ROOT, path, "..", found.from.replace(/\?.*$/, ""))).split(sep).join("/") : found.from;
    return { ...found, to, isOurs };
  });
}

/** Every file that is or would be committed. Where there is no git, all that is not ignored by convention. */
export function trackedFiles(): string[] {
  try {
    const listed = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "-z"], { cwd: ROOT, encoding: "utf8", maxBuffer: 1 << 26, stdio: ["ignore", "pipe", "ignore"] });
    // A file that was deleted and not yet committed is still listed.
    return listed.split("\0").filter((path) => path !== "" && existsSync(join(ROOT, path))).sort();
  } catch {
    return walk("");
  }
}

function walk(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return ["node_modules", "dist", "data", "tmp", ".git", "results"].includes(entry.name) ? [] : walk(path);
    return entry.isFile() ? [path] : [];
  });
}

/** Fails a rule with everything that breaks it, one a line, and what to do about it. */
export function report(broken: readonly string[], advice: string): void {
  if (broken.length > 0) throw new Error(`\n${broken.slice(0, 40).map((line) => `  ${line}`).join("\n")}${broken.length > 40 ? `\n  … ${broken.length - 40} more` : ""}\n${advice}`);
}
