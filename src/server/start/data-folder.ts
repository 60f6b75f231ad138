import { accessSync, constants, existsSync, mkdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { takeLock, type FolderLock } from "./folder-lock.ts";
import { reasonOf, StartProblem } from "./start-problem.ts";

/** The folder that holds everything that isn't in the sources: database, secrets, log, cache of compiled sources. */
export interface DataFolder {
  readonly path: string;
  readonly logFolder: string;
  readonly cacheFolder: string;
  readonly secretsFile: string;
  /** Files of evidence and scans, under their digests. */
  readonly filesFolder: string;
  /** Seals and daily exports of the log, outside of the database. */
  readonly auditFolder: string;
  readonly lock: FolderLock;
}

/** Makes the data folder where it is missing, and takes it for this server alone. */
export function openDataFolder(path: string): DataFolder {
  const logFolder = join(path, "log");
  const cacheFolder = join(path, "cache");
  const filesFolder = join(path, "files");
  const auditFolder = join(path, "audit");
  try {
    // As root the database runs as nobody, who must be able to pass through, but not to look around.
    makeFolder(path, process.getuid?.() === 0 ? 0o711 : 0o700);
    accessSync(path, constants.W_OK | constants.X_OK);
    for (const folder of [logFolder, cacheFolder, filesFolder, auditFolder]) makeFolder(folder, 0o700);
  } catch (error) {
    throw new StartProblem("start.data-not-writable", { folder: path, reason: reasonOf(error) });
  }
  const taken = tryLock(path);
  if ("holder" in taken) {
    const { pid, address } = taken.holder;
    throw address === null
      ? new StartProblem("start.data-in-use", { folder: path, pid })
      : new StartProblem("start.data-in-use-at", { folder: path, pid, address });
  }
  return { path, logFolder, cacheFolder, filesFolder, auditFolder, secretsFile: join(path, "secrets.json"), lock: taken.lock };
}

/** Not `mkdir` with `recursive`, which never comes back where the system refuses a folder as if its parent were missing (/proc). */
function makeFolder(path: string, mode: number): void {
  if (existsSync(path)) {
    if (!statSync(path).isDirectory()) throw Object.assign(new Error(path), { code: "ENOTDIR" });
    return;
  }
  if (path !== dirname(path)) makeFolder(dirname(path), mode);
  mkdirSync(path, { mode });
}

function tryLock(path: string): ReturnType<typeof takeLock> {
  try {
    return takeLock(path);
  } catch (error) {
    throw new StartProblem("start.data-not-writable", { folder: path, reason: reasonOf(error) });
  }
}
