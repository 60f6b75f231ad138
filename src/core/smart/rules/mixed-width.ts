import { NOTHING, type CellRule } from "../rule.ts";
import { DIGIT, WIDE_DIGIT, WIDE_LETTERS_AND_DIGITS } from "../value-lexicon.ts";

const TO_NARROW = 0xfee0;

/** １2公里: wide and narrow digits in one number are read as two by many programs. */
export const mixedWidth: CellRule = {
  code: "mixed-width", letter: "structure", severity: "note", scope: "cell",
  check({ raw, offset, text }) {
    if (!WIDE_DIGIT.test(raw)) return NOTHING;
    const typed = raw.slice(offset, offset + text.length);
    if (!WIDE_DIGIT.test(typed) || !DIGIT.test(typed)) return NOTHING;
    const at = typed.search(WIDE_DIGIT);
    return [{ start: at, end: at + 1, fix: raw.replace(WIDE_LETTERS_AND_DIGITS, (wide) => String.fromCharCode(wide.charCodeAt(0) - TO_NARROW)) }];
  },
};
