import { add, equals, toShortText, ZERO, type Decimal } from "../../basics/decimal.ts";
import { levelKey } from "../names.ts";
import { NOTHING, type Draft, type FormRule } from "../rule.ts";

/** Where an authority fixes what a level-1 group counts, its rows must come to it. */
export const levelSum: FormRule = {
  code: "level-sum", letter: "structure", severity: "error", scope: "form",
  check(form) {
    const { levelPoints } = form.input;
    if (!levelPoints || !form.complete) return NOTHING;
    const sums = new Map<string, Decimal>();
    for (const { row, points } of form.weighted) {
      const level = levelKey(row.input.level1 ?? "");
      sums.set(level, add(sums.get(level) ?? ZERO, points));
    }
    if (sums.size === 0) return NOTHING;
    const drafts: Draft[] = [];
    for (const [level, expected] of Object.entries(levelPoints)) {
      const sum = sums.get(levelKey(level)) ?? ZERO;
      if (!equals(sum, expected)) drafts.push({ field: "form", params: { level, sum: toShortText(sum), expected: toShortText(expected) } });
    }
    return drafts;
  },
};
