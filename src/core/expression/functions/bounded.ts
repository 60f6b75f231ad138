import { message } from "../../basics/message.ts";
import { problem } from "../../basics/problem.ts";
import { BOUNDS } from "../bounds.ts";
import { fromDecimal, isZero, ONE, order, over, times, toDecimal, type Rational } from "../rational.ts";
import { conversion, PERCENT, RATIO, type Unit } from "../unit.ts";
import type { FunctionRule } from "./rule.ts";

/** ratio(part, whole): the share of the whole in percent. Both are in one unit, or it would be no share. */
export const ratio: FunctionRule = {
  check: (inputs, checker) => {
    const units = inputs.map((input) => checker.unitOf(input));
    if (units.includes(null)) return null;
    const together = checker.together(inputs, units as Unit[]);
    // What the part is multiplied with makes percent of the quotient.
    const [part, whole] = together?.scales ?? [];
    return together && { type: { of: "number", unit: PERCENT }, scales: [times(part!, conversion(RATIO, PERCENT)!), whole!] };
  },
  compute: ([part, whole]) => (isZero(whole as Rational) ? message("expression.why.zero-divisor") : over(part as Rational, whole as Rational)),
};

/** clamp(value, low, high): no less than low and no more than high. */
export const clamp: FunctionRule = {
  check: (inputs, checker) => {
    const units = inputs.map((input) => checker.unitOf(input));
    if (units.includes(null)) return null;
    const together = checker.together(inputs, units as Unit[]);
    return together && { type: { of: "number", unit: together.unit }, scales: together.scales };
  },
  compute: (inputs) => {
    const [value, low, high] = inputs as readonly Rational[];
    if (order(low!, high!) > 0) return message("expression.why.clamp-crossed");
    if (order(value!, low!) < 0) return low!;
    return order(value!, high!) > 0 ? high! : value!;
  },
};

/** round(value, places): 四舍五入, in the unit that the value is shown in. Nothing else rounds. */
export const round: FunctionRule = {
  check: ([value, places], checker) => {
    const unit = checker.unitOf(value!);
    const { node } = places!;
    const isPlain = node.kind === "number" && node.unit === null && node.value.scale === 0 && node.value.units <= BOUNDS.places;
    if (!isPlain) return checker.refuse(problem("formula.places", ...checker.placed(node, { limit: BOUNDS.places })));
    return unit && { type: { of: "number", unit }, scales: [ONE, ONE] };
  },
  compute: (inputs) => {
    const [value, places] = inputs as readonly Rational[];
    return fromDecimal(toDecimal(value!, Number(places!.top)));
  },
};
