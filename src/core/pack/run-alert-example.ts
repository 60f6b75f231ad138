import { compare, toText, type Decimal } from "../basics/decimal.ts";
import { aheadBy, executionLight, isGoalNeeded, isOverdue, isToldZero, type AlertId, type AlertRule, type Light } from "./alert-rule.ts";
import { qualityScore } from "../reporting/goal-quality.ts";
import type { ExampleFailure } from "./run-examples.ts";

/** 预警算例: one case of an alert with what has to come out. */
export interface AlertExample {
  readonly case: string;
  readonly title: string;
  /** Budget years it holds for; null means open. */
  readonly from: number | null;
  readonly until: number | null;
  readonly given: AlertGiven;
}

export type AlertGiven =
  | { readonly alert: "execution-light"; readonly budget: Decimal; readonly executed: Decimal; readonly month: number; readonly progress: Decimal; readonly light: Light }
  | { readonly alert: "goal-money-gap"; readonly paid: Decimal; readonly goal: Decimal; readonly ahead: "money" | "goal" | "none" }
  | { readonly alert: "zero-value"; readonly direction: string; readonly actual: Decimal; readonly told: boolean }
  | { readonly alert: "overdue"; readonly due: string; readonly on: string; readonly told: boolean }
  /** 元 */
  | { readonly alert: "goal-needed"; readonly budget: Decimal; readonly told: boolean }
  | { readonly alert: "goal-quality"; readonly errors: number; readonly warnings: number; readonly notes: number; readonly score: Decimal };

/** Works an example out under the rules of a set; null where it comes out as it should. The rule it is of must be there. */
export function runAlertExample({ given }: AlertExample, rules: readonly AlertRule[]): ExampleFailure | null {
  switch (given.alert) {
    case "execution-light": {
      const found = executionLight(ruleOf(rules, given.alert).value, given);
      if (found === null) return differs(given.light, "—");
      return found.light === given.light && compare(found.progress, given.progress) === 0 ? null : differs(`${toText(given.progress)} ${given.light}`, `${toText(found.progress)} ${found.light}`);
    }
    case "goal-money-gap":
      return same(given.ahead, aheadBy(ruleOf(rules, given.alert).value, given) ?? "none");
    case "zero-value":
      return same(String(given.told), String(isToldZero(ruleOf(rules, given.alert).value, given)));
    case "overdue":
      return same(String(given.told), String(isOverdue(ruleOf(rules, given.alert).value, given)));
    case "goal-needed":
      return same(String(given.told), String(isGoalNeeded(ruleOf(rules, given.alert).value, given.budget)));
    case "goal-quality": {
      const found = qualityScore(ruleOf(rules, given.alert).value, given);
      return compare(found, given.score) === 0 ? null : differs(toText(given.score), toText(found));
    }
  }
}

function ruleOf<Id extends AlertId>(rules: readonly AlertRule[], id: Id): Extract<AlertRule, { id: Id }> {
  const found = rules.find((rule): rule is Extract<AlertRule, { id: Id }> => rule.id === id);
  if (found === undefined) throw new RangeError(`no rule ${id}`);
  return found;
}

function same(expected: string, found: string): ExampleFailure | null {
  return expected === found ? null : differs(expected, found);
}

function differs(expected: string, found: string): ExampleFailure {
  return { code: "pack.example-fails", expected, found };
}
