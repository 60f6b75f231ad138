import { LONGEST_TEXT, quoted } from "../even.ts";
import { PLACEHOLDER, PLACEHOLDER_IN_NAME } from "../name-lexicon.ts";
import { withWhatNameSays } from "../values.ts";
import { NOTHING, type CellRule, type Draft } from "../rule.ts";

/** 成活率(≥**%), ××公里: the gap of the template was never filled or taken out. */
export const placeholderLeft: CellRule = {
  code: "placeholder-left", letter: "S", severity: "note", scope: "cell",
  check({ text, raw, row }) {
    const found = PLACEHOLDER.exec(text);
    if (!found) return NOTHING;
    const inName = PLACEHOLDER_IN_NAME.exec(text);
    const draft: Draft = { start: found.index, end: found.index + found[0].length, params: { text: quoted(text) } };
    if (row === null || !inName || raw.length > LONGEST_TEXT) return [draft];
    const target = withWhatNameSays(row);
    // First the value takes over what the gap says; with it in place the name can lose the gap.
    if (target !== null) return [{ ...draft, fix: { field: "target", text: target } }];
    // Places in the evened text are places in the text as typed.
    return [{ ...draft, fix: (raw.slice(0, inName.index) + raw.slice(inName.index + inName[0].length)).trim() }];
  },
};
