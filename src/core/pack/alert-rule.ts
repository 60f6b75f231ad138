import { compare, type Decimal, divide, HUNDRED, multiply, sign, subtract } from "../basics/decimal.ts";
import { dayNumber, dayNumbered, daysBetween } from "../calendar/iso-day.ts";
import type { QualityRule } from "../reporting/goal-quality.ts";
import type { Reference } from "../score/trace.ts";
import type { Bilingual } from "../workflow/workflow.ts";
import type { Provenance } from "./provenance.ts";

/** 预警规则. Which rules there are is the program's, since each looks at something else; their thresholds are the packs'. */
export const ALERTS = ["execution-light", "goal-money-gap", "zero-value", "overdue", "goal-needed", "goal-quality"] as const;
export type AlertId = (typeof ALERTS)[number];

export type AlertRule = {
  readonly title: Bilingual;
  readonly provenance: Provenance;
  readonly reference: Reference;
} & (
  | { readonly id: "execution-light"; readonly value: LightThresholds }
  /** Points by which money may run ahead of the goal, or the goal ahead of the money. */
  | { readonly id: "goal-money-gap"; readonly value: { readonly points: Decimal } }
  /** Kinds of indicators in which a zero is told: positive ones, of which a zero says that nothing was done. */
  | { readonly id: "zero-value"; readonly value: { readonly directions: readonly string[] } }
  /** Days after the deadline from which on it is told. */
  | { readonly id: "overdue"; readonly value: { readonly days: number } }
  /** 元: a project with so much budget in a year or more has it recorded only with a goal (R34). */
  | { readonly id: "goal-needed"; readonly value: { readonly budget: Decimal } }
  /** 目标编制质量: points of a goal that nothing is said about, and what each remark of the linter takes off (R53). */
  | { readonly id: "goal-quality"; readonly value: QualityRule }
);

/** In percent of what time would have: below `red` red, below `yellow` yellow, else green. */
export interface LightThresholds {
  readonly red: Decimal;
  readonly yellow: Decimal;
}

export type Light = "red" | "yellow" | "green";

/** 执行进度灯: how it was reckoned and what it is. */
export interface ExecutionLight {
  readonly light: Light;
  /** Paid ÷ budget ÷ (month ÷ 12), in percent to two decimals, as it is printed. The light is decided on the exact value. */
  readonly progress: Decimal;
}

const MONTHS: Decimal = { units: 12, scale: 0 };

/** The light of the money that was paid up to the end of a month; null without a budget to divide by. */
export function executionLight({ red, yellow }: LightThresholds, { budget, executed, month }: { readonly budget: Decimal; readonly executed: Decimal; readonly month: number }): ExecutionLight | null {
  if (sign(budget) <= 0 || sign(executed) < 0 || !Number.isInteger(month) || month < 1 || month > 12) return null;
  const paid = multiply(multiply(executed, MONTHS), HUNDRED);
  const due = multiply(budget, { units: month, scale: 0 });
  const isBelow = (percent: Decimal): boolean => compare(paid, multiply(due, percent)) < 0;
  return { light: isBelow(red) ? "red" : isBelow(yellow) ? "yellow" : "green", progress: divide(paid, due, 2, "half-up") };
}

/** Which of the two ran ahead by as many points as the rule tells; null where neither did. Both in percent. */
export function aheadBy({ points }: { readonly points: Decimal }, { paid, goal }: { readonly paid: Decimal; readonly goal: Decimal }): "money" | "goal" | null {
  if (compare(subtract(paid, goal), points) >= 0) return "money";
  return compare(subtract(goal, paid), points) >= 0 ? "goal" : null;
}

/** Whether a zero stands where a rule tells of it; a value that is missing is none. */
export function isToldZero({ directions }: { readonly directions: readonly string[] }, { direction, actual }: { readonly direction: string; readonly actual: Decimal | null }): boolean {
  return actual !== null && sign(actual) === 0 && directions.includes(direction);
}

/** Whether so many days have passed since a deadline. ISO days. */
export function isOverdue({ days }: { readonly days: number }, { due, on }: { readonly due: string; readonly on: string }): boolean {
  return daysBetween(due, on) > days;
}

/** The day on which whatever is told as overdue on a day was late already: the same one where the packs have no rule. ISO days. */
export function lateToldOn(rules: readonly AlertRule[] | undefined, day: string): string {
  const rule = rules?.find((one): one is Extract<AlertRule, { readonly id: "overdue" }> => one.id === "overdue");
  return rule === undefined ? day : dayNumbered(dayNumber(day) - rule.value.days);
}

/** Whether a budget of a year, in yuan, is one that stands only beside a goal. */
export function isGoalNeeded({ budget }: { readonly budget: Decimal }, yuan: Decimal): boolean {
  return compare(yuan, budget) >= 0;
}

/** 元 to fen: the budget from which on a goal is needed; null where the packs set none. */
export function goalNeededFrom(rules: readonly AlertRule[]): bigint | null {
  const rule = rules.find((one): one is Extract<AlertRule, { readonly id: "goal-needed" }> => one.id === "goal-needed");
  if (rule === undefined) return null;
  const { units, scale } = multiply(rule.value.budget, { units: 100, scale: 0 });
  return BigInt(units) / 10n ** BigInt(scale);
}
