import { quoted } from "../even.ts";
import { LEVEL_ECOLOGICAL, LEVEL_SOCIAL, QUESTION } from "../name-lexicon.ts";
import { restatesName } from "../restates-name.ts";
import { NOTHING, type RowRule } from "../rule.ts";
import { CRITERION_FREE, SCALE_ONLY, UNIT_AFTER_WORDS, VAGUE_VALUE } from "../value-lexicon.ts";
import { isCost } from "../values.ts";

/** A quantity or a cost is a number; words there belong in the explanation. Costs to society and nature may be put in words. */
export const wordsForNumber: RowRule = {
  code: "words-for-number", letter: "M", severity: "warning", scope: "row",
  check(row) {
    if (row.reading.kind !== "qualitative" || row.isUnreadable || QUESTION.test(row.name)) return NOTHING;
    const level2 = row.input.level2 ?? "";
    const wantsNumber = row.kind === "quantity" || (isCost(row) && !LEVEL_SOCIAL.test(level2) && !LEVEL_ECOLOGICAL.test(level2));
    const text = row.target.trim();
    const hasOwnRule = SCALE_ONLY.test(text) || UNIT_AFTER_WORDS.test(text) || VAGUE_VALUE.test(text) || CRITERION_FREE.test(text) || restatesName(row);
    return wantsNumber && !hasOwnRule ? [{ params: { target: quoted(row.input.target) } }] : NOTHING;
  },
};
