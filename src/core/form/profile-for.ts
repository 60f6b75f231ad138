import { compareTexts } from "../basics/compare-texts.ts";
import type { Definitions } from "../pack/definitions.ts";
import type { Profile } from "../score/profile.ts";
import type { Stage } from "./filing-values.ts";

/**
 * The profile that holds in a budget year: among those in force the one that came last; the nearest where nobody wrote down the rules of
 * so early or so late a year. A stage that has profiles of its own goes by them, and nothing else does. Definitions have one profile at least.
 */
export function profileFor({ profiles }: Pick<Definitions, "profiles">, year: number, stage: Stage = "self-evaluation"): Profile {
  const own = profiles.filter(({ stages }) => stages?.includes(stage) === true);
  return own.length > 0 ? heldIn(own, year) : commonProfile(profiles, year);
}

/** The profile of a budget year among those that are of no stage alone; the newest where the year is not known. At least one has to be there. */
export function commonProfile(profiles: readonly Profile[], year: number | null): Profile {
  return heldIn(profiles.filter(({ stages }) => stages === undefined), year);
}

function heldIn(profiles: readonly Profile[], year: number | null): Profile {
  const newestFirst = profiles.toSorted((left, right) => right.from - left.from || compareTexts(left.id, right.id));
  const begun = newestFirst.filter(({ from }) => year === null || from <= year);
  const found = begun.find(({ until }) => year === null || until === null || year <= until) ?? begun[0] ?? newestFirst.at(-1);
  if (found === undefined) throw new RangeError("definitions without a profile");
  return found;
}
