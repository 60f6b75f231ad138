import { chmodSync, lchownSync, lstatSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";

/** Under whom PostgreSQL runs: it refuses to run as root. */
export interface SystemUser {
  readonly uid: number;
  readonly gid: number;
  /** Whether this process must change its user for it (that is, it runs as root). */
  readonly another: boolean;
}

/** `nobody` on every Linux: no account needs to be made. */
const NOBODY = 65534;

/** Whoever owns the database files already, else nobody; this very user when it isn't root. */
export function databaseUser(cluster: string): SystemUser {
  const uid = process.getuid?.() ?? 0;
  if (uid !== 0) return { uid, gid: process.getgid?.() ?? uid, another: false };
  try {
    const owner = statSync(cluster);
    if (owner.uid !== 0) return { uid: owner.uid, gid: owner.gid, another: true };
  } catch {
    // There are no files yet.
  }
  return { uid: NOBODY, gid: NOBODY, another: true };
}

/** The options of `spawn` that make a process run under this user. */
export function spawnAs(user: SystemUser): { uid?: number; gid?: number } {
  return user.another ? { uid: user.uid, gid: user.gid } : {};
}

/** Whether this user can pass through every folder down to this one. */
export function canEnter(folder: string, user: SystemUser): boolean {
  try {
    const { mode, uid, gid } = statSync(folder);
    const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
  } catch {
    return false;
  }
  return folder === dirname(folder) || canEnter(dirname(folder), user);
}

/** Gives a folder and all in it to this user. */
function giveTo(user: SystemUser, path: string): void {
  lchownSync(path, user.uid, user.gid);
  const found = lstatSync(path);
  if (!found.isDirectory()) return;
  for (const name of readdirSync(path)) giveTo(user, join(path, name));
}

/** PostgreSQL refuses database files that others may read; a copy made by hand often lets them. */
export function keepPrivate(cluster: string, user: SystemUser): void {
  const { uid, mode } = statSync(cluster);
  if (user.another && uid !== user.uid) giveTo(user, cluster);
  if ((mode & 0o077) !== 0) chmodSync(cluster, 0o700);
}
