import { quoted } from "../even.ts";
import { COUNTABLE_IN_NAME, EFFORT_START, QUESTION } from "../name-lexicon.ts";
import { NOTHING, type RowRule } from "../rule.ts";
import { percentOf } from "../values.ts";

/** 促进教育事业健康发展: 100%. A percentage of what? The name says nothing that could be divided. */
export const percentOfNothing: RowRule = {
  code: "percent-of-nothing", letter: "M", severity: "warning", scope: "row",
  check(row) {
    if (row.group !== "benefit" || percentOf(row) === null) return NOTHING;
    return EFFORT_START.test(row.name.trim()) && !COUNTABLE_IN_NAME.test(row.name) && !QUESTION.test(row.name) ? [{ params: { name: quoted(row.input.name), target: quoted(row.input.target) } }] : NOTHING;
  },
};
