import { closeSync, openSync, readSync, statSync } from "node:fs";
import { join } from "node:path";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { inOrderOfTime, keptFile, keptFilesIn, type KeptFile, type KeptFiles } from "../../files/audit-log.ts";
import { systemProblem } from "../input/find-inputs.ts";

/** Where a server keeps the log in its data folder. */
export function keptFolder(dataFolder: string): string {
  return join(dataFolder, "audit");
}

/** Files and folders that were named, told apart by what is in them: exports of days begin with what they are, heads with a seal. */
export async function namedFiles(names: readonly string[]): Promise<Result<KeptFiles>> {
  const exports: KeptFile[] = [];
  const heads: KeptFile[] = [];
  for (const name of names) {
    try {
      if (statSync(name).isDirectory()) {
        const inside = await keptFilesIn(name);
        exports.push(...inside.exports);
        heads.push(...inside.heads);
      } else (beginsWithSeal(name) ? heads : exports).push(await keptFile(name));
    } catch (error) {
      return refused(systemProblem(error, name));
    }
  }
  return done({ exports: await inOrderOfTime(exports), heads: await inOrderOfTime(heads) });
}

function beginsWithSeal(path: string): boolean {
  const handle = openSync(path, "r");
  try {
    const beginning = Buffer.alloc(8);
    return readSync(handle, beginning, 0, 8, 0) === 8 && beginning.toString() === '{"seal":';
  } finally {
    closeSync(handle);
  }
}
