import { compare, decimal, divide, fromNumber, larger, smaller, subtract, sum, toShortText, type Decimal } from "../basics/decimal.ts";
import { compareFraction, type Fraction } from "../basics/fraction.ts";
import type { ScoredSheet } from "./score-sheet.ts";
import type { Aspect, ExAnteScheme } from "./scheme.ts";

/** Several numbers: their mean kept as a fraction, so that nothing is rounded before it is compared. */
export interface Spread {
  readonly mean: Fraction;
  readonly lowest: Decimal;
  readonly highest: Decimal;
  /** The highest less the lowest. */
  readonly spread: Decimal;
}

export interface Panel {
  /** Sheets that count: those that are whole. */
  readonly experts: number;
  /** Null where no sheet is whole. */
  readonly total: Spread | null;
  readonly aspects: readonly { readonly aspect: Aspect; readonly spread: Spread | null }[];
  /** 需要合议说明: the totals lie further apart than the scheme allows. */
  readonly needsNote: boolean;
}

/** Mean and spread over the whole sheets of several experts. A sheet with a gap is left out and never counts as zero. */
export function panelOf(scheme: ExAnteScheme, sheets: readonly ScoredSheet[]): Panel {
  const whole = sheets.filter(({ total }) => total !== null);
  const total = spreadOf(whole.map((sheet) => sheet.total!));
  const aspects = scheme.aspects.map((aspect, index) => ({ aspect, spread: spreadOf(whole.map((sheet) => sheet.aspects[index]!.score!)) }));
  return { experts: whole.length, total, aspects, needsNote: total !== null && compare(total.spread, decimal(scheme.rules.spread)) > 0 };
}

function spreadOf(values: readonly Decimal[]): Spread | null {
  if (values.length === 0) return null;
  const lowest = values.reduce((left, right) => smaller(left, right));
  const highest = values.reduce((left, right) => larger(left, right));
  return { mean: { top: sum(values), bottom: fromNumber(values.length)! }, lowest, highest, spread: subtract(highest, lowest) };
}

/** A mean as it is shown: two decimals, half up. It is never compared with anything. */
export function shownMean({ mean }: Spread): string {
  return toShortText(divide(mean.top, mean.bottom, 2, "half-up"));
}

/** Whether a mean reaches a line; exactly, whatever it looks like rounded. */
export function reaches({ mean }: Spread, line: Decimal): boolean {
  return compareFraction(mean, line) >= 0;
}
