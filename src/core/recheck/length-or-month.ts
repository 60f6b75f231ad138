import { compare, decimal } from "../basics/decimal.ts";
import { message, type Message } from "../basics/message.ts";
import { fold } from "../target/fold.ts";
import { MONTHS_OR_MONTH, TIME_UNITS } from "../target/lexicon.ts";
import type { Comparator, Reading } from "../target/reading.ts";

/** A target that says how long something may take. */
export function isLength({ unit }: Reading): boolean {
  return unit !== null && TIME_UNITS.has(unit);
}

/**
 * `≤12月` beside `12月`: so many months on both sides, or a month of the year on both. Fewer months are also the earlier month, so both
 * senses come to the same, and that is said; null where they do not. `12月` beside `12个月` or `18月`, a full date beside a length: one
 * side has one sense only, and the other side may have the other, so nothing can be told.
 */
export function judgeMonths(target: Reading, actual: Reading): { readonly reached: boolean; readonly assumed: readonly Message[] } | null {
  const [, before, length = ""] = MONTHS_OR_MONTH.exec(fold(actual.text)) ?? [];
  const [, digits, unit] = /^(\d+)(.+)$/.exec(length) ?? [];
  const hasTwoSenses = target.assumed.some(({ code }) => code === "target.assumed.length-of-time");
  if (!hasTwoSenses || before !== "" || digits === undefined || unit !== target.unit || target.value === null) return null;
  const reached = inBothSenses(target.comparator, compare(decimal(digits), target.value));
  return reached === null ? null : { reached, assumed: [message("target.assumed.length-or-month", { length: actual.text })] };
}

/** Exactly so many months may be passed, while another month than the one named is another. */
function inBothSenses(comparator: Comparator | null, order: number): boolean | null {
  switch (comparator) {
    case "<=": return order <= 0;
    case "<": return order < 0;
    case ">=": return order >= 0;
    case ">": return order > 0;
    default: return order === 0 ? true : null;
  }
}
