import { type Decimal, parseDecimal, sign } from "../basics/decimal.ts";
import { problem } from "../basics/problem.ts";
import { done, refused, type Result } from "../basics/result.ts";
import { bareNumber } from "../recheck/number-lexicon.ts";
import { AMOUNT_UNIT, NO_AMOUNT_UNIT } from "./form-lexicon.ts";

/** Points or a score as typed (`8.5`, `８.５分`); null when the cell is empty or holds no number. */
export function typedNumber(text: string): Decimal | null {
  return parseDecimal(bareNumber(text));
}

export function isBlank(text: string): boolean {
  return text.trim() === "";
}

/** An amount in 万元 as typed; null when the cell is empty. Money is never below nothing here. */
export function typedAmount(text: string): Result<Decimal | null> {
  if (isBlank(text)) return done(null);
  const bare = NO_AMOUNT_UNIT.test(text) ? "" : bareNumber(text.trim().replace(AMOUNT_UNIT, ""));
  // An exponent is nothing that people type.
  const value = /^[+-]?[\d.]+$/.test(bare) ? parseDecimal(bare) : null;
  if (value === null) return refused(problem("filing.amount-unreadable", "", { found: shown(text) }));
  return sign(value) < 0 ? refused(problem("filing.amount-negative", "", { found: shown(text) })) : done(value);
}

/** A cell as it may stand in a sentence. */
export function shown(text: string): string {
  const clean = text.trim().replace(/[\0-\x1f]/g, " ");
  return clean.length > 40 ? `${clean.slice(0, 40)}…` : clean;
}
