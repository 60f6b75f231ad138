import { NOTHING, type SentenceRule } from "../rule.ts";
import { VAGUE } from "../sentence-lexicon.ts";

/** 进一步加强…: a direction without an amount. With a number beside it the same word does no harm. */
export const vagueVerb: SentenceRule = {
  code: "vague-verb", letter: "S", severity: "warning", scope: "sentence",
  check(sentence) {
    const found = sentence.hasMeasure ? null : VAGUE.exec(sentence.text);
    return found ? [{ start: found.index, end: found.index + found[0].length, params: { word: found[0] } }] : NOTHING;
  },
};
