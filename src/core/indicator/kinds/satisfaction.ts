import { compare, type Decimal, HUNDRED } from "../../basics/decimal.ts";
import type { Satisfaction, Step } from "../satisfaction-rule.ts";
import { type InvalidMeasure, type Judgement, NOTHING } from "../judgement.ts";
import { judgePositive } from "./positive.ts";

/** 满意度: by steps of the measured rate, relative to the target, or points × rate, as the profile says. Percent values. */
export interface SatisfactionMeasure {
  readonly kind: "SATISFACTION";
  readonly target: Decimal;
  readonly actual: Decimal;
  readonly rule: Satisfaction;
}

export function judgeSatisfaction({ target, actual, rule }: SatisfactionMeasure): Judgement | InvalidMeasure {
  const reached = compare(actual, target) >= 0;
  if (rule.mode === "relative") return judgePositive({ kind: "POSITIVE", target, actual });
  if (rule.mode === "absolute") return { reached, share: { top: actual, bottom: HUNDRED }, beyond: null, rule: "satisfaction-absolute" };
  return { reached, share: stepShare(actual, rule.steps), beyond: null, rule: "satisfaction-step" };
}

/** Steps are listed from the highest down; below the lowest there is nothing. */
export function stepShare(value: Decimal, steps: readonly Step[]) {
  const step = steps.find(({ from }) => compare(value, from) >= 0);
  return step ? { top: step.share, bottom: { units: 1, scale: 0 } } : NOTHING;
}
