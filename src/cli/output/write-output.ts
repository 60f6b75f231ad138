import { existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { message, type Message } from "../../core/basics/message.ts";
import { problem, type Problem } from "../../core/basics/problem.ts";
import { kindOfNoFile, systemProblem } from "../input/find-inputs.ts";

/**
 * Writes a whole file or nothing: what was there before stays until the new one is complete.
 * Answers with the problem that kept it from being written, or null.
 */
export function writeOutput(path: string, bytes: Uint8Array | string): Problem | null {
  const draft = join(dirname(path), `.${process.pid}.hengji-draft`);
  try {
    const there = statSync(path, { throwIfNoEntry: false });
    if (there?.isDirectory()) return problem("file.is-folder", path);
    if (there?.isFile() === false) return problem(kindOfNoFile(there), path);
    writeFileSync(draft, bytes);
    renameSync(draft, path);
    return null;
  } catch (failure) {
    rmSync(draft, { force: true });
    return systemProblem(failure, path);
  }
}

/** Makes a folder and those above it; fine when it is already there. */
export function makeFolder(path: string): Problem | null {
  try {
    // One by one: under a folder that takes none, such as /proc, Node's own way of making several at once never ends.
    for (const missing of missingFolders(path)) mkdirSync(missing);
    return isFolder(path) ? null : problem("file.not-a-folder", path);
  } catch (failure) {
    const isFile = failure instanceof Error && "code" in failure && (failure.code === "EEXIST" || failure.code === "ENOTDIR");
    return isFile ? problem("file.not-a-folder", path) : systemProblem(failure, path);
  }
}

/**
 * Why nothing can be written into this folder, found out before any work is done; null when something can. Tried with an empty file
 * rather than looked up: what the permissions say is not all that keeps a file from being made.
 */
export function whyNotWritable(folder: string, flag: string): Message | null {
  const params = { folder, flag };
  const draft = join(folder, `.${process.pid}.hengji-draft`);
  try {
    if (!statSync(folder).isDirectory()) return message("cli.usage.folder-is-file", params);
    writeFileSync(draft, "");
    rmSync(draft);
    return null;
  } catch (failure) {
    const code = failure instanceof Error && "code" in failure ? failure.code : "";
    if (code === "ENOTDIR") return message("cli.usage.folder-is-file", params);
    if (code === "ENOENT" && !existsSync(folder)) return message("cli.usage.folder-missing", params);
    return message(code === "ENOSPC" || code === "EDQUOT" ? "cli.usage.folder-full" : "cli.usage.folder-not-writable", params);
  }
}

/** The folder itself, or the nearest above it that is there. */
export function nearestFolder(path: string): string {
  return dirname(missingFolders(path)[0] ?? join(path, "in-it"));
}

/** Those that are not there yet, the uppermost first. */
function missingFolders(path: string): string[] {
  const missing: string[] = [];
  for (let at = resolve(path); !existsSync(at) && dirname(at) !== at; at = dirname(at)) missing.unshift(at);
  return missing;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
