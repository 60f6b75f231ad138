/**
 * Small things a browser keeps for a person. From `file://`, in private windows and under policies storage may be missing or full,
 * so every call may fail and nothing depends on it.
 */
export interface Shelf {
  read(key: string): string | null;
  /** False when it could not be kept. `null` forgets. */
  write(key: string, value: string | null): boolean;
  /** Keys that begin so. */
  keys(beginning: string): readonly string[];
}

/** Kept until the browser's data is cleared: the language. */
export const lasting: Shelf = shelf(() => window.localStorage);

/** Kept until the tab closes, through reloads: the last result, filters. */
export const passing: Shelf = shelf(() => window.sessionStorage);

function shelf(storage: () => Storage): Shelf {
  return {
    read(key) {
      try {
        return storage().getItem(`hengji.${key}`);
      } catch {
        return null;
      }
    },
    write(key, value) {
      try {
        if (value === null) storage().removeItem(`hengji.${key}`);
        else storage().setItem(`hengji.${key}`, value);
        return true;
      } catch {
        return false;
      }
    },
    keys(beginning) {
      try {
        return Object.keys(storage()).filter((key) => key.startsWith(`hengji.${beginning}`)).map((key) => key.slice("hengji.".length));
      } catch {
        return [];
      }
    },
  };
}
