import { type Judgement, NOTHING, WHOLE } from "../judgement.ts";

/** 是否: all or nothing 直接赋分. */
export interface BooleanMeasure {
  readonly kind: "BOOLEAN";
  readonly target: boolean;
  readonly actual: boolean;
}

export function judgeBoolean({ target, actual }: BooleanMeasure): Judgement {
  const reached = target === actual;
  return { reached, share: reached ? WHOLE : NOTHING, beyond: null, rule: "boolean" };
}
