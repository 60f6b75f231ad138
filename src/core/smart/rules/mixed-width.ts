import { LONGEST_TEXT } from "../even.ts";
import { NOTHING, type CellRule } from "../rule.ts";
import { DIGIT, WIDE_DIGIT, WIDE_LETTERS_AND_DIGITS } from "../value-lexicon.ts";

const TO_NARROW = 0xfee0;

/** １2公里: wide and narrow digits in one number are read as two by many programs. */
export const mixedWidth: CellRule = {
  code: "mixed-width", letter: "structure", severity: "note", scope: "cell",
  check({ raw, offset, text }) {
    // Evening left it as it was typed: nothing wide in it.
    if (raw === text || !DIGIT.test(text)) return NOTHING;
    const typed = raw.slice(offset, offset + text.length);
    const at = typed.search(WIDE_DIGIT);
    if (at < 0 || !DIGIT.test(typed)) return NOTHING;
    const draft = { start: at, end: at + 1 };
    return raw.length > LONGEST_TEXT ? [draft] : [{ ...draft, fix: raw.replace(WIDE_LETTERS_AND_DIGITS, (wide) => String.fromCharCode(wide.charCodeAt(0) - TO_NARROW)) }];
  },
};
