/** What an indicator's name tells: whether less of it is better, whether it is a share, what it counts. */
import { unitAt } from "../target/find-numbers.ts";
import { BRACKETS, EVIL_END, GROWTH, LEVEL_TAIL, NAME_DECORATION, NAME_EXTRAS, NAME_MARKS, NO_SHARE, OPEN_RATE, PLACEHOLDER_IN_NAME, RATE_END, REMEDY, SPENT, UNIT_IN_NAME } from "./name-lexicon.ts";

/** The name without brackets and stars, as the patterns on its end need it. */
export function bareName(name: string): string {
  return name.replace(BRACKETS, "").trim();
}

/** For comparing names: no brackets, stars, spaces, numbers or punctuation. */
export function nameKey(name: string): string {
  return name.replace(NAME_DECORATION, "");
}

/** For telling one indicator from another: brackets and numbers count (2号路 is not 1号路), units and gaps of the template do not. */
export function identityKey(name: string): string {
  return !NAME_EXTRAS.test(name) ? name : name.replace(PLACEHOLDER_IN_NAME, "").replace(UNIT_IN_NAME, (part, unit: string) => (unitAt(unit, 0) === unit ? "" : part)).replace(NAME_MARKS, "");
}

/** A level name for comparing: `数量` for 数量指标. */
export function levelKey(level: string): string {
  return nameKey(level).replace(LEVEL_TAIL, "");
}

/** Less of it is better: accidents, complaints, losses; but not how well they are dealt with. */
export function isReverse(name: string): boolean {
  const bare = bareName(name);
  return EVIL_END.test(bare) && !REMEDY.test(bare);
}

/** A share of a whole, so that nothing lies beyond 100 %. */
export function isShare(name: string): boolean {
  const bare = bareName(name);
  return RATE_END.test(bare) && !NO_SHARE.test(bare) && !GROWTH.test(bare);
}

/** A share that not even more work than planned can raise beyond 100 %. */
export function isClosedShare(name: string): boolean {
  return isShare(name) && !OPEN_RATE.test(name);
}

/** What is spent rather than reached. */
export function isCostName(name: string): boolean {
  return SPENT.test(bareName(name));
}
