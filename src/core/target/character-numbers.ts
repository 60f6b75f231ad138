import { CHARACTER_NUMBER, DIGIT_CHARACTERS, PERCENT_IN_CHARACTERS, POWER_CHARACTERS, SIGN_AFTER, SIGN_BEFORE, TENTHS_IN_CHARACTERS, ZERO_OF } from "./lexicon.ts";
import { unitAt } from "./find-numbers.ts";

/** Turns 十二 into 12, 一百零五 into 105; null for anything that is no number. */
export function characterNumber(text: string): number | null {
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
 * Rewrites a cell whose only number stands in characters (`三次`, `百分之九十五`, `九成五`, `零事故`) with digits; null when there is none.
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
  const match = CHARACTER_NUMBER.exec(text);
  if (!match) return null;
  const [, before = "", digits = "", after = ""] = match;
  if (before !== "" && !SIGN_BEFORE.some(([word]) => word === before)) return null;
  const unit = unitAt(after, 0);
  if (unit === null) return null;
  const rest = after.slice(unit.length);
  if (rest !== "" && !SIGN_AFTER.some(([word]) => word === rest)) return null;
  const value = characterNumber(digits);
  return value === null ? null : `${before}${value}${after}`;
}
