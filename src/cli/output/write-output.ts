import { mkdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { problem, type Problem } from "../../core/basics/problem.ts";
import { systemProblem } from "../input/find-inputs.ts";

/**
 * Writes a whole file or nothing: what was there before stays until the new one is complete.
 * Answers with the problem that kept it from being written, or null.
 */
export function writeOutput(path: string, bytes: Uint8Array | string): Problem | null {
  const draft = join(dirname(path), `.${process.pid}.hengji-draft`);
  try {
    if (isFolder(path)) return problem("file.is-folder", path);
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
    mkdirSync(path, { recursive: true });
    return null;
  } catch (failure) {
    const isFile = failure instanceof Error && "code" in failure && (failure.code === "EEXIST" || failure.code === "ENOTDIR");
    return isFile ? problem("file.not-a-folder", path) : systemProblem(failure, path);
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
