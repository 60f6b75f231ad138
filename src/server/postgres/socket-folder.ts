import { createHash } from "node:crypto";
import { chmodSync, chownSync, lstatSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { StartProblem } from "../start/start-problem.ts";
import { canEnter, type SystemUser } from "./system-user.ts";

/** A socket's whole path may have 107 bytes. */
const LONGEST_FOLDER = 107 - "/.s.PGSQL.5432.lock".length;

/** A short folder for the database's socket, which only its user can enter. */
export function makeSocketFolder(cluster: string, user: SystemUser): string {
  const name = `hengji-${createHash("sha256").update(cluster).digest("hex").slice(0, 12)}`;
  for (const base of new Set([tmpdir(), "/tmp", "/var/tmp", "/dev/shm"])) {
    if (Buffer.byteLength(join(base, `${name}-123456`)) > LONGEST_FOLDER || !canEnter(base, user)) continue;
    try {
      return make(join(base, name), user);
    } catch {
      // Full, read-only or missing: the next one.
    }
  }
  throw new StartProblem("start.no-socket-folder", { folder: tmpdir() });
}

function make(folder: string, user: SystemUser): string {
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch {
    // Left by an earlier run; or somebody else took the name, and then another name must do.
    const { uid } = lstatSync(folder);
    if (!lstatSync(folder).isDirectory() || uid !== user.uid) return prepare(mkdtempSync(`${folder}-`), user);
  }
  return prepare(folder, user);
}

function prepare(folder: string, user: SystemUser): string {
  chmodSync(folder, 0o700);
  if (user.another) chownSync(folder, user.uid, user.gid);
  return folder;
}

export function removeSocketFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}
