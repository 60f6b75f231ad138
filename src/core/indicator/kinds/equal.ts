import { compare, type Decimal, sign } from "../../basics/decimal.ts";
import { type InvalidMeasure, type Judgement, NOTHING, WHOLE } from "../judgement.ts";
import { message } from "../../basics/message.ts";

/** 等于: complete exactly so much. Below: points × actual ÷ target; above: full, judged for a target that was set too low. */
export interface EqualMeasure {
  readonly kind: "EQUAL";
  readonly target: Decimal;
  readonly actual: Decimal;
}

export function judgeEqual({ target, actual }: EqualMeasure): Judgement | InvalidMeasure {
  if (sign(target) < 0) return { invalid: message("trace.invalid.equal-target") };
  const order = compare(actual, target);
  if (order === 0) return { reached: true, share: WHOLE, beyond: null, rule: "equal" };
  if (sign(target) === 0) return { reached: false, share: NOTHING, beyond: null, rule: "equal-zero" };
  if (order > 0) return { reached: true, share: WHOLE, beyond: { top: actual, bottom: target }, rule: "equal" };
  return { reached: false, share: sign(actual) <= 0 ? NOTHING : { top: actual, bottom: target }, beyond: null, rule: "equal" };
}
