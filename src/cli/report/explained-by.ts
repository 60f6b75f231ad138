import { compareTexts } from "../../core/basics/compare-texts.ts";
import type { RecheckResult } from "../../core/recheck/result.ts";
import type { Say } from "../../words/index.ts";

/** How many of the scores a rule explains, by which, most frequent first: 可复算得分7行，4行有规则解释：得满分3行…；3行没有规则能解释. */
export function explained({ convention, indicators, execution }: RecheckResult, say: Say): string {
  const counts = new Map<string, number>();
  for (const { explainedBy } of [...indicators, execution]) {
    if (explainedBy !== null) counts.set(explainedBy, (counts.get(explainedBy) ?? 0) + 1);
  }
  const rules = [...counts]
    .sort(([left, many], [right, more]) => more - many || compareTexts(left, right))
    .map(([rule, rows]) => say("cli.strip.rule", { rule: ruleName(rule, say), rows }))
    .join(say("cli.list-comma"));
  const head = say("cli.strip.explained", { explained: convention.explained, explainable: convention.explainable });
  const withRules = rules === "" ? head : say("cli.strip.by", { explained: head, rules });
  const rest = convention.explainable - convention.explained;
  return rest === 0 ? withRules : say("cli.strip.and-not", { explained: withRules, count: rest });
}

/** `ratio:cut0` → 按完成比例（取整数，小数舍去）; a rule without words is shown by its code. */
function ruleName(rule: string, say: Say): string {
  const [kind = rule, habit] = rule.split(":");
  const words = say(`cli.rule.${kind}`);
  const name = words === `cli.rule.${kind}` ? kind : words;
  return habit === undefined ? name : say("cli.rule.with-rounding", { rule: name, rounding: roundingName(habit, say) });
}

/** Inside a sentence, where a list would begin it with a capital letter. */
export function roundingName(habit: string, say: Say): string {
  const name = say(`form.rounding.${habit}`);
  return name.charAt(0).toLowerCase() + name.slice(1);
}
