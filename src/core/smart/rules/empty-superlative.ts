import { NOTHING, type CellRule } from "../rule.ts";
import { BENCHMARK, SUPERLATIVE } from "../sentence-lexicon.ts";

/** 国内领先: a rank needs somebody to be compared with. */
export const emptySuperlative: CellRule = {
  code: "empty-superlative", letter: "M", severity: "warning", scope: "cell", skipsNames: true,
  check({ text }) {
    const found = SUPERLATIVE.exec(text);
    return found && !BENCHMARK.test(text) ? [{ start: found.index, end: found.index + found[0].length, params: { word: found[0] } }] : NOTHING;
  },
};
