import { compare, type Decimal, sign } from "../../basics/decimal.ts";
import { message } from "../../basics/message.ts";
import { type InvalidMeasure, type Judgement, NOTHING, WHOLE } from "../judgement.ts";

/** 反向: less is better. Full points up to the target, above it points × target ÷ actual; a target of zero knows only all or nothing. */
export interface ReverseMeasure {
  readonly kind: "REVERSE";
  readonly target: Decimal;
  readonly actual: Decimal;
  readonly strict?: boolean;
}

export function judgeReverse({ target, actual, strict }: ReverseMeasure): Judgement | InvalidMeasure {
  if (sign(target) < 0) return { invalid: message("trace.invalid.reverse-target") };
  const order = compare(actual, target);
  if (order < 0 || (order === 0 && strict !== true)) {
    return { reached: true, share: WHOLE, beyond: sign(actual) > 0 ? { top: target, bottom: actual } : null, rule: sign(target) === 0 ? "reverse-zero" : "reverse" };
  }
  if (sign(target) === 0) return { reached: false, share: NOTHING, beyond: null, rule: "reverse-zero" };
  return { reached: false, share: { top: target, bottom: actual }, beyond: null, rule: "reverse" };
}
