import { quoted } from "../even.ts";
import { NOTHING, type RowRule } from "../rule.ts";
import { OPEN_TIME } from "../sentence-lexicon.ts";
import { restatesName } from "../restates-name.ts";
import { CRITERION, DIGIT, SCALE_ONLY, UNIT_AFTER_WORDS, VAGUE_VALUE } from "../value-lexicon.ts";

/** 效果明显: an effect that nobody can count, and nothing to check it against. */
export const vagueTarget: RowRule = {
  code: "vague-target", letter: "M", severity: "warning", scope: "row",
  check(row) {
    const text = row.target.trim();
    if (row.reading.kind !== "qualitative" || row.isUnreadable || DIGIT.test(text) || !VAGUE_VALUE.test(text)) return NOTHING;
    const hasOwnRule = SCALE_ONLY.test(text) || UNIT_AFTER_WORDS.test(text) || (row.kind === "time" && OPEN_TIME.test(text)) || restatesName(row);
    return hasOwnRule || CRITERION.test(text) ? NOTHING : [{ params: { target: quoted(text) } }];
  },
};
