import { compare, type Decimal, larger, multiply, sign, subtract, ZERO } from "../../basics/decimal.ts";
import { message } from "../../basics/message.ts";
import { type InvalidMeasure, type Judgement, WHOLE } from "../judgement.ts";

/** 扣分: so much off the points for each fault, never below zero. */
export interface DeductMeasure {
  readonly kind: "DEDUCT";
  readonly faults: Decimal;
  /** Points off for each fault. */
  readonly each: Decimal;
  readonly points: Decimal;
}

export function judgeDeduct({ faults, each, points }: DeductMeasure): Judgement | InvalidMeasure {
  if (sign(faults) < 0 || sign(each) < 0 || sign(points) <= 0) return { invalid: message("trace.invalid.deduct") };
  if (compare(faults, ZERO) === 0) return { reached: true, share: WHOLE, beyond: null, rule: "deduct" };
  return { reached: false, share: { top: larger(ZERO, subtract(points, multiply(faults, each))), bottom: points }, beyond: null, rule: "deduct" };
}
