import { NOTHING, type CellRule } from "../rule.ts";
import { IMPRECISE } from "../sentence-lexicon.ts";

/** 约200人, 若干台, 85%左右: at which number is it missed? */
export const impreciseQuantity: CellRule = {
  code: "imprecise-quantity", letter: "M", severity: "warning", scope: "cell", skipsNames: true,
  check({ text }) {
    const found = IMPRECISE.exec(text);
    return found ? [{ start: found.index, end: found.index + found[0].length, params: { word: found[0] } }] : NOTHING;
  },
};
