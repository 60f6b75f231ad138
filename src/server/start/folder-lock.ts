import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { identityOf, stillRuns, type ProcessIdentity } from "./process-identity.ts";

interface Holder extends ProcessIdentity {
  /** Where that server answers, once it does. */
  readonly address: string | null;
}

export interface FolderLock {
  /** Writes down where this server answers, for whoever is refused the folder. */
  answersAt(address: string): void;
  release(): void;
}

/** Takes the lock of a folder for this process, or gives the process that has it. */
export function takeLock(file: string): { lock: FolderLock } | { holder: Holder } {
  const mine = `${file}.${process.pid}`;
  const me: Holder = { ...identityOf(process.pid), address: null };
  writeFileSync(mine, JSON.stringify(me));
  try {
    for (;;) {
      try {
        // A link either is made whole or isn't: two servers can't both make it.
        linkSync(mine, file);
        return { lock: lockOf(file, me) };
      } catch (error) {
        if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
      }
      const holder = readHolder(file);
      if (holder !== null && stillRuns(holder)) return { holder };
      putAside(file, holder);
    }
  } finally {
    rmSync(mine, { force: true });
  }
}

function lockOf(file: string, me: Holder): FolderLock {
  return {
    answersAt(address) {
      const next = `${file}.${process.pid}`;
      writeFileSync(next, JSON.stringify({ ...me, address }));
      renameSync(next, file);
    },
    release() {
      if (readHolder(file)?.pid === process.pid) rmSync(file, { force: true });
    },
  };
}

function readHolder(file: string): Holder | null {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Holder;
  } catch {
    return null;
  }
}

/** Removes a lock whose holder is gone, unless somebody else has just done so and taken it. */
function putAside(file: string, judged: Holder | null): void {
  const aside = `${file}.${process.pid}.old`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  const moved = readHolder(aside);
  if (moved !== null && moved.pid !== judged?.pid && stillRuns(moved)) {
    try {
      linkSync(aside, file);
    } catch {
      // A third one was faster; it has read nothing of this one and holds the lock by right.
    }
  }
  rmSync(aside, { force: true });
}
