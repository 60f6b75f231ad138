import type { Definitions } from "../pack/definitions.ts";
import type { Profile } from "../score/profile.ts";
import type { Stage } from "./filing-values.ts";

/**
 * The profile that holds in a budget year: among those in force the one that came last; the nearest where nobody wrote down the rules of
 * so early or so late a year. A stage that has profiles of its own goes by them, and nothing else does. Definitions have one profile at least.
 */
export function profileFor({ profiles }: Pick<Definitions, "profiles">, year: number, stage: Stage = "self-evaluation"): Profile {
  const own = profiles.filter(({ stages }) => stages?.includes(stage) === true);
  const byAge = (own.length > 0 ? own : profiles.filter(({ stages }) => stages === undefined)).sort((left, right) => right.from - left.from || (left.id < right.id ? -1 : 1));
  const found = byAge.find(({ from, until }) => from <= year && (until === null || year <= until)) ?? byAge.find(({ from }) => from <= year) ?? byAge.at(-1);
  if (found === undefined) throw new RangeError("definitions without a profile");
  return found;
}
