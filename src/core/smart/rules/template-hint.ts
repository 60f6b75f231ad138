import { quoted } from "../even.ts";
import { NOTHING, type CellRule } from "../rule.ts";

/** What the form's author wrote for the one who fills it is still there. */
export const templateHint: CellRule = {
  code: "template-hint", letter: "S", severity: "warning", scope: "cell", readsHints: true,
  check: ({ text, isHint }) => (isHint ? [{ start: 0, end: text.length, params: { text: quoted(text) } }] : NOTHING),
};
