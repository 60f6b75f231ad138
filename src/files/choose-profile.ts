import type { PublishedTable } from "../core/recheck/table.ts";
import type { Profile } from "../core/score/profile.ts";

/**
 * The profile that held in the table's budget year; the newest where the table does not say its year, and the nearest
 * where nobody has written down the rules of so early or so late a year. Profiles of one stage alone are for filings of it.
 */
export function profileOfYear(profiles: readonly Profile[], table: Pick<PublishedTable, "year">): Profile {
  const byAge = profiles.filter(({ stages }) => stages === undefined).sort((left, right) => right.from - left.from || (left.id < right.id ? -1 : 1));
  const [newest] = byAge;
  if (newest === undefined) throw new RangeError("no profiles");
  const { year } = table;
  if (year === null) return newest;
  return byAge.find((profile) => profile.from <= year && (profile.until === null || year <= profile.until)) ??
    byAge.find((profile) => profile.from <= year) ?? byAge.at(-1)!;
}
