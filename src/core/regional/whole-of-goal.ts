import { amountFen } from "../form/amount-fen.ts";
import { isBlankRow } from "../form/cell-path.ts";
import type { FilingValues } from "../form/filing-values.ts";
import type { SplitIndicator, SplitRule, SplitWhole } from "./split.ts";
import { suggestRule } from "./suggest-rule.ts";

/** What a goal has to pass down: its amount of the year and its indicators, by the rules that were chosen or else suggested. Null without an amount. */
export function wholeOfGoal(goal: FilingValues, year: number, rules: Readonly<Record<string, SplitRule>>): SplitWhole | null {
  const amount = amountFen(goal.funds[0]?.initialBudget ?? "");
  if (!amount.ok || amount.value === null) return null;
  const indicators = goal.rows.filter((row) => !isBlankRow(row)).map(({ id, level1, level2, level3, target }): SplitIndicator => {
    const indicator = { id, level1, level2, name: level3, target };
    return { ...indicator, rule: rules[id] ?? suggestRule(indicator, year) };
  });
  return { year, amountFen: amount.value, indicators };
}
