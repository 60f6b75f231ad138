import type { Checked, Checker } from "../checker.ts";
import { dayNumber, readDay, wholeMonths, type Day } from "../day.ts";
import { DAYS, MONTHS } from "../lexicon.ts";
import { fromWhole } from "../rational.ts";
import { readUnit } from "../unit.ts";
import type { FunctionRule, Known } from "./rule.ts";

/** From one day to another; negative where the second is the earlier. */
function between(unit: string, compute: (from: Day, to: Day) => number): FunctionRule {
  return {
    check: (inputs: readonly Checked[], checker: Checker) => {
      const areDays = inputs.map((input) => checker.isDate(input));
      return areDays.includes(false) ? null : { type: { of: "number", unit: readUnit(unit)! }, scales: [] };
    },
    compute: ([from, to]) => fromWhole(compute(day(from!), day(to!))),
  };
}

function day(value: Known): Day {
  return readDay(value as string)!;
}

/** The day after is one day on; the first day is not counted (Civil Code, art. 201). */
export const daysBetween = between(DAYS, (from, to) => dayNumber(to) - dayNumber(from));

export const monthsBetween = between(MONTHS, (from, to) => (dayNumber(to) < dayNumber(from) ? -wholeMonths(to, from) : wholeMonths(from, to)));
