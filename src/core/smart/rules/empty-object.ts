import { NOTHING, type SentenceRule } from "../rule.ts";
import { EMPTY_OBJECT } from "../sentence-lexicon.ts";

/** 各项工作: could stand in the form of any body. */
export const emptyObject: SentenceRule = {
  code: "empty-object", letter: "S", severity: "warning", scope: "sentence",
  check(sentence) {
    const found = sentence.hasMeasure ? null : EMPTY_OBJECT.exec(sentence.text);
    return found ? [{ start: found.index, end: found.index + found[0].length, params: { word: found[0] } }] : NOTHING;
  },
};
