import { NOTHING, type StatementRule } from "../rule.ts";
import { OPENING_YEAR } from "../sentence-lexicon.ts";

/** A goal that begins with an earlier year and never names its own is mostly last year's, copied. What runs over several years may begin earlier. */
export const goalOfEarlierYear: StatementRule = {
  code: "goal-of-earlier-year", letter: "T", severity: "warning", scope: "statement",
  check({ field, text, sentences, isHint }, { input: { year } }) {
    const first = sentences.find((sentence) => !sentence.isHint);
    if (year === null || isHint || field !== "goal" || first === undefined) return NOTHING;
    const named = OPENING_YEAR.exec(first.text)?.[1];
    if (named === undefined || Number(named) >= year || text.includes(String(year))) return NOTHING;
    const start = first.start + first.text.indexOf(named);
    return [{ start, end: start + named.length, params: { named: Number(named), year } }];
  },
};
