import { NOTHING, type CellRule } from "../rule.ts";
import { HINT } from "../sentence-lexicon.ts";

/** What the form's author wrote for the one who fills it is still there. */
export const templateHint: CellRule = {
  code: "template-hint", letter: "S", severity: "warning", scope: "cell", readsHints: true,
  check({ text, raw, row, offset }) {
    const whole = row === null ? raw.slice(0, offset + text.length) : text;
    return HINT.test(text.trim()) || (row === null && text === "" && HINT.test(whole.trim())) ? [{ start: 0, end: text.length, params: { text: text.trim() } }] : NOTHING;
  },
};
