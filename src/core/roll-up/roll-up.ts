import { add, compare, decimal, divide, HUNDRED, multiply, sign, sum, toShortText, type Decimal } from "../basics/decimal.ts";
import { message, type Message } from "../basics/message.ts";
import { problem, type Problem } from "../basics/problem.ts";
import { BY_BUDGET, needsBy, type RollUpRule } from "./roll-up-rule.ts";

/** A number with its unit as it was written; null for a number without one. */
export interface Quantity {
  readonly value: Decimal;
  readonly unit: string | null;
}

/** What one unit gives: the value, and its weight or the denominator where the method asks for one. A message says why there is none. */
export interface UnitPart {
  /** Code of the body. */
  readonly code: string;
  readonly unit: string;
  readonly value: Quantity | Message;
  readonly by: Quantity | Message | null;
}

export interface RolledUp {
  /** Null while a unit is missing, and where it cannot be reckoned. It is never zero in their stead. */
  readonly value: Quantity | null;
  /** 缺数的单位: each with the reason. */
  readonly missing: readonly { readonly code: string; readonly unit: string; readonly because: Message }[];
  /** Why nothing can come of these parts at all; null where something can. */
  readonly problem: Problem | null;
  /** The units that counted, in the order given, with what each gave. */
  readonly lines: readonly RollUpLine[];
}

export interface RollUpLine {
  readonly code: string;
  readonly unit: string;
  /** As it reads: `12300人`; empty where it is missing. */
  readonly value: string;
  /** Weight or denominator; empty where there is none. */
  readonly by: string;
}

const PERCENT = "%";

/**
 * 汇总: what the units' values come to. Units of measure have to be the same: nothing is converted. As long as one of the units gives nothing
 * the result is not complete, and there is none. Sums, least and largest are exact; the others are rounded half-up to the places of the rule.
 */
export function rollUp(rule: RollUpRule, all: readonly UnitPart[]): RolledUp {
  const parts = all.filter(({ code }) => !rule.without.includes(code));
  const lines = parts.map(({ code, unit, value, by }) => ({ code, unit, value: shownPart(value), by: by === null ? "" : shownPart(by) }));
  const missing = parts.flatMap(({ code, unit, value, by }) => {
    const because = !isQuantity(value) ? value : needsBy(rule.method) && (by === null || !isQuantity(by)) ? (by ?? message("roll-up.missing.by")) : null;
    return because === null ? [] : [{ code, unit, because }];
  });
  const given = (problemFound: Problem | null, value: Quantity | null): RolledUp => ({ value, missing, problem: problemFound, lines });
  if (parts.length === 0) return given(problem("rolling.no-units"), null);
  const values = quantities(parts.map(({ value }) => value));
  const bys = needsBy(rule.method) ? quantities(parts.map(({ by }) => by)) : [];
  const mixed = differing(values) ?? differing(bys) ?? (rule.method === "share" ? differing([...values.slice(0, 1), ...bys.slice(0, 1)]) : null);
  if (mixed !== null) return given(problem("rolling.units-differ", "", mixed), null);
  if (bys.some(({ value }) => sign(value) < 0)) return given(problem("rolling.weight-negative"), null);
  if (missing.length > 0) return given(null, null);
  const unit = values[0]!.unit;
  const numbers = values.map(({ value }) => value);
  const whole = sum(bys.map(({ value }) => value));
  if (needsBy(rule.method) && sign(whole) === 0) return given(problem(rule.method === "share" ? "rolling.denominator-zero" : "rolling.weights-zero"), null);
  switch (rule.method) {
    case "sum": return given(null, { value: sum(numbers), unit });
    case "min": return given(null, { value: numbers.reduce((least, one) => (compare(one, least) < 0 ? one : least)), unit });
    case "max": return given(null, { value: numbers.reduce((most, one) => (compare(one, most) > 0 ? one : most)), unit });
    case "mean": return given(null, { value: divide(sum(numbers), decimal(String(numbers.length)), rule.places, "half-up"), unit });
    case "weighted-mean": {
      const weighted = numbers.reduce<Decimal>((sofar, one, index) => add(sofar, multiply(one, bys[index]!.value)), decimal("0"));
      return given(null, { value: divide(weighted, whole, rule.places, "half-up"), unit });
    }
    case "share": return given(null, { value: divide(multiply(sum(numbers), HUNDRED), whole, rule.places, "half-up"), unit: PERCENT });
  }
}

/** Whether what was taken is still what the units say. */
export function isStale({ took }: RollUpRule, { value }: RolledUp): boolean {
  return took !== null && (value === null || took !== quantityText(value));
}

export function quantityText({ value, unit }: Quantity): string {
  return `${toShortText(value)}${unit ?? ""}`;
}

/** How the result came about, in one sentence; null while there is none. */
export function rollUpSentence(rule: RollUpRule, { value, lines }: RolledUp): Message | null {
  if (value === null) return null;
  const params = { count: lines.length, result: quantityText(value), places: rule.places };
  return message(rule.method === "weighted-mean" && rule.by === BY_BUDGET ? "roll-up.said.weighted-mean-budget" : `roll-up.said.${rule.method}`, { ...params, ...(rule.by === null ? {} : { by: rule.by }) });
}

function isQuantity(part: Quantity | Message): part is Quantity {
  return "value" in part;
}

function quantities(parts: readonly (Quantity | Message | null)[]): readonly Quantity[] {
  return parts.flatMap((part) => (part !== null && isQuantity(part) ? [part] : []));
}

/** The first two units of measure that are not the same. */
function differing(values: readonly Quantity[]): { readonly first: string; readonly second: string } | null {
  const other = values.find(({ unit }) => unit !== values[0]!.unit);
  return other === undefined ? null : { first: values[0]!.unit ?? "", second: other.unit ?? "" };
}

function shownPart(part: Quantity | Message): string {
  return isQuantity(part) ? quantityText(part) : "";
}
