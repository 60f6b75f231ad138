import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openKnownYaml, type KnownYaml } from "../../files/known-yaml.ts";

export interface PackCache extends KnownYaml {
  /** Keeps for the next start what this one asked for. */
  readonly write: () => void;
}

/** What was read of packs at the last start, in the cache of the data folder. Whoever deletes it waits a little longer once. */
export function openPackCache(cacheFolder: string): PackCache {
  const file = join(cacheFolder, "packs.json");
  const known = openKnownYaml(textOf(file));
  return {
    ...known,
    write() {
      const carried = known.carry();
      if (carried === null) return;
      try {
        // Whole or not at all: a start that is ended here leaves no half a file.
        writeFileSync(`${file}.new`, carried, { mode: 0o600 });
        renameSync(`${file}.new`, file);
      } catch {
        // A full disk takes nothing but the time of reading packs anew.
      }
    },
  };
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}
