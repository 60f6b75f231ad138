import { message, type Message } from "../../basics/message.ts";
import { BOUNDS } from "../bounds.ts";
import type { Checked, Checker } from "../checker.ts";
import { fromWhole, isTooLong, order, over, plus, rational, ZERO, type Rational } from "../rational.ts";
import { NUMBER, type Unit } from "../unit.ts";
import { isReason, type FunctionRule, type Known } from "./rule.ts";

/** The functions of many numbers. They take numbers, lists of numbers, or both together. */
function sameUnit(inputs: readonly Checked[], checker: Checker): ReturnType<FunctionRule["check"]> {
  const units = inputs.map((input) => checker.unitOfAll(input));
  if (units.includes(null)) return null;
  const together = checker.together(inputs, units as Unit[]);
  return together && { type: { of: "number", unit: together.unit }, scales: together.scales };
}

function numbers(inputs: readonly Known[]): readonly Rational[] {
  return inputs.flatMap((input) => (Array.isArray(input) ? input : [input])) as Rational[];
}

/** Stops where the digits run away: a thousand fractions without a common divisor would never be done. */
function total(values: readonly Rational[]): Rational | Message {
  let sum = ZERO;
  for (const value of values) {
    sum = plus(sum, value);
    if (isTooLong(sum)) return message("expression.why.too-long", { limit: BOUNDS.exactDigits });
  }
  return sum;
}

/** Over no values there is no mean, no smallest and no largest, and a total of nothing would be a zero that nobody reported. */
function ofSome(compute: (values: readonly Rational[]) => Rational | Message): FunctionRule {
  return {
    check: sameUnit,
    compute: (inputs) => {
      const values = numbers(inputs);
      return values.length === 0 ? message("expression.why.no-values") : compute(values);
    },
  };
}

function middle(values: readonly Rational[]): Rational {
  const sorted = values.toSorted(order);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[half]! : over(plus(sorted[half - 1]!, sorted[half]!), rational(2n, 1n));
}

export const sum = ofSome(total);
export const avg = ofSome((values) => {
  const whole = total(values);
  return isReason(whole) ? whole : over(whole, fromWhole(values.length));
});
export const median = ofSome(middle);
export const min = ofSome((values) => values.reduce((best, value) => (order(value, best) < 0 ? value : best)));
export const max = ofSome((values) => values.reduce((best, value) => (order(value, best) > 0 ? value : best)));

/** How many values there are, of whatever kind; none is a count of zero. */
export const count: FunctionRule = {
  check: () => ({ type: { of: "number", unit: NUMBER }, scales: [] }),
  compute: (inputs) => fromWhole(inputs.flatMap((input) => (Array.isArray(input) ? input : [input])).length),
};
