import { commonProfile } from "../core/form/profile-for.ts";
import type { PublishedTable } from "../core/recheck/table.ts";
import type { Profile } from "../core/score/profile.ts";

/**
 * The profile that held in the table's budget year; the newest where the table does not say its year, and the nearest
 * where nobody has written down the rules of so early or so late a year. Profiles of one stage alone are for filings of it.
 */
export function profileOfYear(profiles: readonly Profile[], { year }: Pick<PublishedTable, "year">): Profile {
  return commonProfile(profiles, year);
}
