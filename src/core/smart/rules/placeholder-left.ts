import { PLACEHOLDER, PLACEHOLDER_IN_NAME } from "../name-lexicon.ts";
import { NOTHING, type CellRule } from "../rule.ts";

/** 成活率(≥**%), ××公里: the gap of the template was never filled or taken out. */
export const placeholderLeft: CellRule = {
  code: "placeholder-left", letter: "S", severity: "note", scope: "cell",
  check({ text, raw, row }) {
    const found = PLACEHOLDER.exec(text);
    if (!found) return NOTHING;
    const inName = PLACEHOLDER_IN_NAME.exec(text);
    const draft = { start: found.index, end: found.index + found[0].length, params: { text: text.trim() } };
    if (row === null || !inName) return [draft];
    // Places in the evened text are places in the text as typed.
    return [{ ...draft, fix: (raw.slice(0, inName.index) + raw.slice(inName.index + inName[0].length)).trim() }];
  },
};
