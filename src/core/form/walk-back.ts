import { restore, type Difference } from "./differences.ts";
import type { FilingValues } from "./filing-values.ts";

/** A version as it is stored: its values as JSON text where it is whole, else what differs from the version before. */
export interface StoredVersion {
  readonly whole: boolean;
  readonly content: string;
}

/**
 * The values of an earlier version, from the versions after it and itself, newest first. The newest is whole, or else it is the present one.
 * A move changes no content, so whole versions between are passed over.
 */
export function walkBack(present: FilingValues, stored: readonly StoredVersion[]): FilingValues {
  const [newest] = stored;
  let values = newest?.whole === true ? (JSON.parse(newest.content) as FilingValues) : present;
  // The difference of the oldest leads to the version before it, which nobody asked for.
  for (const { whole, content } of stored.slice(0, -1)) if (!whole) values = restore(values, JSON.parse(content) as readonly Difference[]);
  return values;
}
