import { toShortText } from "../../basics/decimal.ts";
import { NOTHING, type SentenceRule } from "../rule.ts";
import { statedChange } from "../stated-change.ts";

/** 由12家增加到400家: outside the usual band around where it starts. */
export const statedLeap: SentenceRule = {
  code: "stated-leap", letter: "A", severity: "warning", scope: "sentence",
  check(sentence) {
    const change = statedChange(sentence.text);
    if (change === null || change.inBand) return NOTHING;
    return [{ start: change.start, end: change.end, params: { from: toShortText(change.from), to: toShortText(change.to) } }];
  },
};
