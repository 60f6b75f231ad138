import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const made: string[] = [];

/** A folder in the system's temporary one that is gone when the process of the test ends. */
export function scratchFolder(name: string): string {
  if (made.length === 0) process.once("exit", () => made.forEach((folder) => rmSync(folder, { recursive: true, force: true })));
  const folder = mkdtempSync(join(tmpdir(), `hengji-${name}-`));
  made.push(folder);
  return folder;
}
