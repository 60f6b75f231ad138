import { compare, type Decimal, sign } from "../../basics/decimal.ts";
import { message } from "../../basics/message.ts";
import { type InvalidMeasure, type Judgement, NOTHING, WHOLE } from "../judgement.ts";

/** 区间: full points inside the range, outside points × the nearer bound's ratio. */
export interface RangeMeasure {
  readonly kind: "RANGE";
  readonly target: Decimal;
  readonly upper: Decimal;
  readonly actual: Decimal;
}

export function judgeRange({ target, upper, actual }: RangeMeasure): Judgement | InvalidMeasure {
  if (compare(target, upper) > 0) return { invalid: message("trace.invalid.range-order") };
  if (compare(actual, target) < 0) {
    if (sign(target) <= 0) return { reached: false, share: NOTHING, beyond: null, rule: "range-below" };
    return { reached: false, share: sign(actual) <= 0 ? NOTHING : { top: actual, bottom: target }, beyond: null, rule: "range-below" };
  }
  if (compare(actual, upper) > 0) {
    return { reached: false, share: sign(upper) <= 0 ? NOTHING : { top: upper, bottom: actual }, beyond: null, rule: "range-above" };
  }
  return { reached: true, share: WHOLE, beyond: null, rule: "range-inside" };
}
