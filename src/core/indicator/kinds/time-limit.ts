import { type Decimal, larger, multiply, subtract, ZERO } from "../../basics/decimal.ts";
import { type Judgement, WHOLE } from "../judgement.ts";

/** 时限: full points on or before the day. Late: a share off for each period where the indicator says so, else a person decides. */
export interface TimeLimitMeasure {
  readonly kind: "TIME_LIMIT";
  /** ISO dates compare as text. */
  readonly deadline: string;
  readonly done: string;
  readonly late?: { readonly periods: Decimal; readonly shareEach: Decimal };
}

export function judgeTimeLimit({ deadline, done, late }: TimeLimitMeasure): Judgement {
  if (done <= deadline) return { reached: true, share: WHOLE, beyond: null, rule: "time-kept" };
  if (!late) return { reached: false, share: null, beyond: null, rule: "time-late" };
  const left = larger(ZERO, subtract({ units: 1, scale: 0 }, multiply(late.periods, late.shareEach)));
  return { reached: false, share: { top: left, bottom: { units: 1, scale: 0 } }, beyond: null, rule: "time-late-by-period" };
}
