import { CHARACTER_NUMBER, DIGIT_CHARACTERS, EACH_PERIOD, PERCENT_IN_CHARACTERS, POWER_CHARACTERS, SIGN_AFTER, SIGN_BEFORE, TENTHS_IN_CHARACTERS, TIMES_IN_CHARACTERS, ZERO_OF } from "./lexicon.ts";
import { unitAt } from "./find-numbers.ts";
import { countable } from "./units.ts";

/** Turns 十二 into 12, 一百零五 into 105; null for anything that is no number. */
function characterNumber(text: string): number | null {
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  for (const character of text) {
    const value = DIGIT_CHARACTERS[character];
    if (value !== undefined) {
      if (digit !== null && digit !== 0) return null;
      digit = value;
      continue;
    }
    const power = POWER_CHARACTERS[character];
    if (power === undefined) return null;
    if (power >= 10_000) {
      total = (total + section + (digit ?? 0)) * power;
      section = 0;
    } else section += (digit ?? 1) * power;
    digit = null;
  }
  return total + section + (digit ?? 0);
}

/**
 * Rewrites a cell whose only number stands in characters (`三次`, `每季度一次`, `百分之九十五`, `九成五`, `零事故`) with digits; null when there is none.
 * Words that merely contain such a character (`一般`, `统一`) stay words: a unit must follow.
 */
export function withDigits(text: string): string | null {
  if (ZERO_OF.test(text)) return "0";
  const percent = PERCENT_IN_CHARACTERS.exec(text);
  if (percent) {
    const value = characterNumber(percent[1]!);
    return value === null ? null : text.replace(percent[0], `${value}%`);
  }
  const tenths = TENTHS_IN_CHARACTERS.exec(text);
  if (tenths && tenths.index + tenths[0].length >= text.length - 2) {
    return text.replace(tenths[0], `${DIGIT_CHARACTERS[tenths[1]!]! * 10 + (tenths[2] ? DIGIT_CHARACTERS[tenths[2]]! : 0)}%`);
  }
  return numberBeforeUnit(text, () => true) ?? countPerPeriod(text);
}

function numberBeforeUnit(text: string, isWanted: (unit: string) => boolean): string | null {
  const match = CHARACTER_NUMBER.exec(text);
  if (!match) return null;
  const [, before = "", digits = "", after = ""] = match;
  if (before !== "" && !SIGN_BEFORE.some(([word]) => word === before)) return null;
  const unit = unitAt(after, 0);
  if (unit === null || !isWanted(unit)) return null;
  const rest = after.slice(unit.length);
  if (rest !== "" && !SIGN_AFTER.some(([word]) => word === rest)) return null;
  const value = characterNumber(digits);
  return value === null ? null : `${before}${value}${after}`;
}

/**
 * `每季度一次`, `每月不少于两份`, `每半年至少开展一次检查`: a count in characters behind its period, as `每季度1次` is one in digits.
 * In a sentence it has to be the only one, and so many times.
 */
function countPerPeriod(text: string): string | null {
  const period = EACH_PERIOD.exec(text);
  if (!period) return null;
  const at = period.index + period[0].length;
  const behind = text.slice(at);
  const count = period.index === 0 ? numberBeforeUnit(behind, countable) : null;
  if (count !== null) return period[0] + count;
  const runs = [...behind.matchAll(new RegExp(TIMES_IN_CHARACTERS, "g"))];
  const [run] = runs;
  const value = run === undefined || runs.length > 1 ? null : characterNumber(run[0]);
  return value === null ? null : text.slice(0, at) + behind.slice(0, run!.index) + value + behind.slice(run!.index + run![0].length);
}
