import { compare, type Decimal, sign } from "../../basics/decimal.ts";
import { message } from "../../basics/message.ts";
import { type InvalidMeasure, type Judgement, NOTHING, WHOLE } from "../judgement.ts";

/** 正向: more is better. Full points from the target on, below it points × actual ÷ target. Source: 财预〔2020〕10号. */
export interface PositiveMeasure {
  readonly kind: "POSITIVE";
  readonly target: Decimal;
  readonly actual: Decimal;
  /** "超过 90%": the target itself is not enough. */
  readonly strict?: boolean;
}

export function judgePositive({ target, actual, strict }: PositiveMeasure): Judgement | InvalidMeasure {
  if (sign(target) <= 0) return { invalid: message("trace.invalid.positive-target") };
  const order = compare(actual, target);
  if (order > 0 || (order === 0 && strict !== true)) {
    return { reached: true, share: WHOLE, beyond: { top: actual, bottom: target }, rule: "positive" };
  }
  return { reached: false, share: sign(actual) <= 0 ? NOTHING : { top: actual, bottom: target }, beyond: null, rule: "positive" };
}
