import { NOTHING, type SentenceRule } from "../rule.ts";

/** Characters beyond which a reader loses what is promised; forms give 100 to 200 characters to a whole text field. */
const LONGEST_SENTENCE = 120;

export const overlongSentence: SentenceRule = {
  code: "overlong-sentence", letter: "S", severity: "note", scope: "sentence",
  check: ({ text }) => (text.length > LONGEST_SENTENCE ? [{ start: 0, end: text.length, params: { length: text.length, most: LONGEST_SENTENCE } }] : NOTHING),
};
