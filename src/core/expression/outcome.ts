import { canonicalJson } from "../basics/canonical-json.ts";
import { toShortText, toText, type Decimal } from "../basics/decimal.ts";
import { listed, message, type Message } from "../basics/message.ts";
import type { Place } from "./formula.ts";
import { exactDecimal, toDecimal, type Rational } from "./rational.ts";

/** What a formula came to. Never a zero for what is missing or cannot be worked out. */
export type Outcome =
  | { readonly kind: "number"; readonly value: Rational; readonly unit: string }
  | { readonly kind: "text" | "date"; readonly value: string }
  | { readonly kind: "truth"; readonly value: boolean }
  | { readonly kind: "list"; readonly length: number }
  /** Names without a value, each once, in the order in which they were asked for; `各校人数[3]` is the third of a list. */
  | { readonly kind: "missing"; readonly names: readonly string[] }
  /** Why (`expression.why.…`), and which part of the formula. */
  | { readonly kind: "not-computable"; readonly why: Message; readonly place: Place };

/** One step on the way, as a sentence: `expression.step.…`. */
export interface Step {
  readonly place: Place;
  readonly message: Message;
}

/** The value at so many decimals, half up; null where there is no number. */
export function decimalOf(outcome: Outcome, places: number): Decimal | null {
  return outcome.kind === "number" ? toDecimal(outcome.value, places) : null;
}

/** Why there is no value, as a sentence; null where there is one. */
export function whyNot(outcome: Outcome): Message | null {
  if (outcome.kind === "missing") return message("expression.missing", { names: listed(outcome.names) });
  return outcome.kind === "not-computable" ? outcome.why : null;
}

const SHOWN_PLACES = 6;

/** A number as it is shown on the way: every digit where they end, otherwise six decimals behind ≈. */
export function numberText(value: Rational, unit = ""): string {
  const exact = exactDecimal(value, SHOWN_PLACES);
  return `${exact === null ? `≈${toText(toDecimal(value, SHOWN_PLACES))}` : toShortText(exact)}${unit}`;
}

/** The outcome in one spelling, for a digest or a store: the same formula and values give the same bytes. */
export function outcomeText(outcome: Outcome): string {
  if (outcome.kind !== "number") return canonicalJson(outcome);
  const { top, bottom } = outcome.value;
  return canonicalJson({ kind: outcome.kind, unit: outcome.unit, value: { top: String(top), bottom: String(bottom) } });
}
