import { countable, isPercent } from "../target/units.ts";
import { readWhole } from "./read-share.ts";
import { COUNTED, NOT_ADDED } from "./regional-lexicon.ts";
import type { SplitIndicator, SplitRule } from "./split.ts";

/**
 * How an indicator is probably passed on: what is counted one by one (人次、户、个) is shared out under whatever heading it stands, and so is
 * what stands among the quantities; rates, averages, days, words and satisfaction go on unchanged. Somebody may always say otherwise.
 */
export function suggestRule(indicator: Omit<SplitIndicator, "rule">, year: number): SplitRule {
  const whole = readWhole(indicator, year);
  const adds = whole.kind === "number" && !isPercent(whole.unit) && whole.unit?.includes("/") !== true && (COUNTED.test(indicator.level2) || (whole.unit !== null && countable(whole.unit))) && !NOT_ADDED.test(indicator.name);
  return adds ? "sum" : "same";
}
