import type { Fraction } from "../basics/fraction.ts";
import type { Message } from "../basics/message.ts";

/** What one indicator's values come to, before points are given. */
export interface Judgement {
  /** Null when the values do not tell. */
  readonly reached: boolean | null;
  /** Share of the points that the rule gives; null when it gives none and a person must decide. */
  readonly share: Fraction | null;
  /** Actual over target in the good direction; read for over-fulfilment. Null where going beyond has no meaning. */
  readonly beyond: Fraction | null;
  /** The rule in words: `trace.rule.<code>`. */
  readonly rule: string;
}

/** A kind refused the values it was given: a target of zero to divide by, points outside the band. Words under `trace.invalid.<code>`. */
export interface InvalidMeasure {
  readonly invalid: Message;
}

export function isInvalid(outcome: Judgement | InvalidMeasure): outcome is InvalidMeasure {
  return "invalid" in outcome;
}

export const WHOLE: Fraction = { top: { units: 1, scale: 0 }, bottom: { units: 1, scale: 0 } };
export const NOTHING: Fraction = { top: { units: 0, scale: 0 }, bottom: { units: 1, scale: 0 } };
