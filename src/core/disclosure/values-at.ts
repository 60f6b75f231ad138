import { restore, type Difference } from "../form/differences.ts";
import type { FilingValues } from "../form/filing-values.ts";

/** A version as it is stored: its values, or what differs from the version before. */
export interface KeptVersion {
  readonly version: number;
  readonly whole: boolean;
  readonly content: string;
}

/** The values of a version, from those of now and what is stored since, newest first; null when that does not lead to it. */
export function valuesAt(now: FilingValues, stored: readonly KeptVersion[], version: number): FilingValues | null {
  const [newest] = stored;
  if (newest === undefined || stored.at(-1)?.version !== version) return null;
  let values = newest.whole ? (JSON.parse(newest.content) as FilingValues) : now;
  // The difference of the oldest leads to the version before it, which nobody asked for.
  for (const { whole, content } of stored.slice(0, -1)) if (!whole) values = restore(values, JSON.parse(content) as Difference[]);
  return values;
}
