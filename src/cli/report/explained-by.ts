import type { RecheckResult } from "../../core/recheck/result.ts";
import type { Say } from "../../words/index.ts";

/** What explains the scores of a table, most frequent first: 满分 4、按比例（取整）2. */
export function explanations(result: RecheckResult, say: Say): string {
  const counts = new Map<string, number>();
  const rules = [...result.indicators.map((indicator) => indicator.explainedBy), result.execution.explainedBy];
  for (const rule of rules) {
    if (rule !== null) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  }
  return [...counts]
    .sort(([left, many], [right, more]) => more - many || (left < right ? -1 : 1))
    .map(([rule, count]) => say("cli.strip.rule", { rule: ruleName(rule, say), rows: count }))
    .join(say("cli.list-comma"));
}

/** `ratio:cut0` → 按完成比例，截尾取整. */
function ruleName(rule: string, say: Say): string {
  const [kind = rule, habit] = rule.split(":");
  const words = say(`cli.rule.${kind}`);
  const name = words === `cli.rule.${kind}` ? kind : words;
  return habit === undefined ? name : say("cli.rule.with-rounding", { rule: name, rounding: roundingName(habit, say) });
}

export function roundingName(habit: string, say: Say): string {
  const words = say(`cli.rounding.${habit}`);
  return words === `cli.rounding.${habit}` ? habit : words;
}
