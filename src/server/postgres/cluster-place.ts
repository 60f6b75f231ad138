import { createHash } from "node:crypto";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, realpathSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { StartProblem } from "../start/start-problem.ts";
import { reachableHome } from "./programs.ts";
import { canEnter, type SystemUser } from "./system-user.ts";

/** What the data folder remembers of its database. */
interface Note {
  /** Where the database files are when they aren't in the data folder itself. */
  readonly cluster?: string;
  /** Which data folder wrote this: a copy of it must not open the database of the original. */
  readonly dataFolder?: string;
  /** Whether roles and database have been made. */
  readonly ready?: boolean;
}

const NOTE = "database.json";

export function readNote(dataFolder: string): Note {
  try {
    return JSON.parse(readFileSync(join(dataFolder, NOTE), "utf8")) as Note;
  } catch {
    return {};
  }
}

export function writeNote(dataFolder: string, note: Note): void {
  const next = join(dataFolder, `${NOTE}.new`);
  writeFileSync(next, `${JSON.stringify(note, null, 2)}\n`, { mode: 0o600 });
  renameSync(next, join(dataFolder, NOTE));
}

/** Where the database files of this data folder are, as far as it is known before anything is moved. */
export function knownCluster(dataFolder: string): string {
  return readNote(dataFolder).cluster ?? join(dataFolder, "postgres");
}

/**
 * Where the database files are or shall be. In the data folder; when their user can't get there (as root, under a folder
 * like /root), in a folder apart, to which files that are already there are moved.
 */
export function placeCluster(dataFolder: string, user: SystemUser): string {
  const note = readNote(dataFolder);
  if (note.cluster !== undefined) {
    refuseCopy(dataFolder, note);
    return note.cluster;
  }
  const inside = join(dataFolder, "postgres");
  if (!user.another || canEnter(dataFolder, user)) return inside;
  const name = createHash("sha256").update(realpathSync(dataFolder)).digest("hex").slice(0, 12);
  const cluster = join(reachableHome(user), `data-${name}`, "postgres");
  mkdirSync(dirname(cluster), { recursive: true, mode: 0o711 });
  if (existsSync(inside) && !existsSync(cluster)) execFileSync("mv", [inside, cluster]);
  writeNote(dataFolder, { ...note, cluster, dataFolder: realpathSync(dataFolder) });
  return cluster;
}

function refuseCopy(dataFolder: string, note: Note): void {
  const here = realpathSync(dataFolder);
  if (note.cluster === undefined || note.dataFolder === undefined || note.dataFolder === here) return;
  if (existsSync(note.dataFolder) && readNote(note.dataFolder).cluster === note.cluster) {
    throw new StartProblem("start.data-copied", { folder: here, original: note.dataFolder, cluster: note.cluster });
  }
  writeNote(dataFolder, { ...note, dataFolder: here });
}
