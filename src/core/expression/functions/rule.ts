import type { Message } from "../../basics/message.ts";
import type { Checked, Checker } from "../checker.ts";
import type { Rational } from "../rational.ts";
import type { Type } from "../type.ts";

/** A value on the way: exact number, text or day (`2024-01-31`), yes or no, list. Its type says which. */
export type Known = Rational | string | boolean | readonly Known[];

/** One function of the language. It is given what its types promise, in one unit, nothing missing. */
export interface FunctionRule {
  /** Type of the outcome and what each input is multiplied with; null once the checker has been told what is wrong. */
  readonly check: (inputs: readonly Checked[], checker: Checker) => { readonly type: Type; readonly scales: readonly Rational[] } | null;
  /** The outcome, or why there is none (`expression.why.…`). */
  readonly compute: (inputs: readonly Known[]) => Known | Message;
}

export function isReason(outcome: Known | Message): outcome is Message {
  return typeof outcome === "object" && "code" in outcome;
}
