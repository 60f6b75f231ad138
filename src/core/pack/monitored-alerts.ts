import { type Decimal, divide, HUNDRED, multiply, sign, toShortText, toText } from "../basics/decimal.ts";
import { message, type Message } from "../basics/message.ts";
import { cellPath } from "../form/cell-path.ts";
import type { FilingHead, FilingValues } from "../form/filing-values.ts";
import { toPublishedTable } from "../form/published-table.ts";
import { typedAmount } from "../form/typed-number.ts";
import type { Measure } from "../indicator/index.ts";
import { readRows, type Row } from "../recheck/row.ts";
import { NOT_ADDED } from "../regional/regional-lexicon.ts";
import { isPercent } from "../target/units.ts";
import { aheadBy, type AlertId, type AlertRule, executionLight, isToldZero } from "./alert-rule.ts";

/** One thing that the alerts of the packs tell of a monitoring form: at which cell, how heavily, and how it was reckoned. */
export interface MonitoredAlert {
  readonly id: AlertId;
  /** `rows[r3].actual`, `funds[total].executed` */
  readonly path: string;
  readonly severity: "warning" | "note";
  readonly message: Message;
}

/** Budget and payments of the whole in 万元, as they stand on the form; null where nothing can be read. */
export interface MonitoredMoney {
  readonly budget: Decimal | null;
  readonly executed: Decimal | null;
}

/** 预警 of a monitoring form under the rules of its packs, in the order of the form. They advise and move nothing; what is not filled is no zero, and what cannot be compared is not told. */
export function monitoredAlerts(head: FilingHead, values: FilingValues, rules: readonly AlertRule[]): readonly MonitoredAlert[] {
  if (head.stage !== "monitoring" || rules.length === 0) return [];
  const money = moneyOf(values);
  const rows = readRows(toPublishedTable(head, values, "unit"));
  return [...lightAlerts(rules, values, money), ...values.rows.flatMap(({ id }, index) => rowAlerts(rules, rows[index]!, cellPath("rows", id, "actual"), money))];
}

export function moneyOf({ funds }: FilingValues): MonitoredMoney {
  const amount = (text: string | undefined): Decimal | null => {
    const read = typedAmount(text ?? "");
    return read.ok ? read.value : null;
  };
  const [total] = funds;
  return { budget: amount(total?.adjustedBudget) ?? amount(total?.initialBudget), executed: amount(total?.executed) };
}

function lightAlerts(rules: readonly AlertRule[], values: FilingValues, { budget, executed }: MonitoredMoney): readonly MonitoredAlert[] {
  const rule = ruleOf(rules, "execution-light");
  const [total] = values.funds;
  const month = Number(values.period?.month ?? NaN);
  const found = rule === undefined || total === undefined || budget === null || executed === null ? null : executionLight(rule.value, { budget, executed, month });
  if (rule === undefined || total === undefined || found === null || found.light === "green") return [];
  const line = found.light === "red" ? rule.value.red : rule.value.yellow;
  return [{
    id: rule.id, path: cellPath("funds", total.id, "executed"), severity: found.light === "red" ? "warning" : "note",
    message: message(`alert.execution-${found.light}`, { progress: toText(found.progress), line: toShortText(line), month }),
  }];
}

function rowAlerts(rules: readonly AlertRule[], row: Row, path: string, money: MonitoredMoney): readonly MonitoredAlert[] {
  const { measure } = row.comparison;
  return measure === null ? [] : [...zeroAlerts(rules, measure, path), ...gapAlerts(rules, row, measure, path, money)];
}

/** Kinds of indicators by the names that rules give them. */
const DIRECTION_OF: Readonly<Partial<Record<Measure["kind"], string>>> = { POSITIVE: "positive", REVERSE: "reverse", EQUAL: "equal", RANGE: "range" };

function zeroAlerts(rules: readonly AlertRule[], measure: Measure, path: string): readonly MonitoredAlert[] {
  const rule = ruleOf(rules, "zero-value");
  const direction = DIRECTION_OF[measure.kind];
  if (rule === undefined || direction === undefined || !("actual" in measure) || typeof measure.actual !== "object") return [];
  return isToldZero(rule.value, { direction, actual: measure.actual }) ? [{ id: rule.id, path, severity: "warning", message: message("alert.zero-value") }] : [];
}

/**
 * Only what grows with the year runs beside its money: how many, how much. A rate is as it is at any time of the year, unless the cell says itself
 * how much of the target is done.
 */
function gapAlerts(rules: readonly AlertRule[], row: Row, measure: Measure, path: string, { budget, executed }: MonitoredMoney): readonly MonitoredAlert[] {
  const rule = ruleOf(rules, "goal-money-gap");
  if (rule === undefined || budget === null || executed === null || sign(budget) <= 0 || (measure.kind !== "POSITIVE" && measure.kind !== "EQUAL")) return [];
  const { target, actual } = measure;
  if (sign(target) <= 0 || sign(actual) < 0 || (isRate(row) && !row.actual.isCompletionRate)) return [];
  // Over one denominator, so that nothing is rounded before it is decided.
  const whole = multiply(budget, target);
  const ahead = aheadBy({ points: multiply(rule.value.points, whole) }, { paid: multiply(multiply(executed, target), HUNDRED), goal: multiply(multiply(actual, budget), HUNDRED) });
  if (ahead === null) return [];
  const percent = (part: Decimal, of: Decimal): string => toText(divide(multiply(part, HUNDRED), of, 2, "half-up"));
  return [{
    id: rule.id, path, severity: "warning",
    message: message(`alert.${ahead}-ahead`, { paid: percent(executed, budget), goal: percent(actual, target), points: toShortText(rule.value.points) }),
  }];
}

/** A share, a mean or a price: what stands as it is at any time, be its sign printed or not. */
function isRate({ target, actual, isSatisfaction, printed }: Row): boolean {
  return isSatisfaction || isPercent(target.unit) || isPercent(actual.unit) || NOT_ADDED.test(printed.level3 ?? "");
}

function ruleOf<Id extends AlertId>(rules: readonly AlertRule[], id: Id): Extract<AlertRule, { readonly id: Id }> | undefined {
  return rules.find((rule): rule is Extract<AlertRule, { readonly id: Id }> => rule.id === id);
}
