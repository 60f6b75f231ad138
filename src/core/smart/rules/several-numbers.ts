import { quoted } from "../even.ts";
import { NOTHING, type RowRule } from "../rule.ts";
import { FULL_DATE } from "../sentence-lexicon.ts";
import { THRESHOLDS } from "../value-lexicon.ts";

/** 552户1186人: one row, one number; with two nobody knows which decides. */
export const severalNumbers: RowRule = {
  code: "several-numbers", letter: "M", severity: "warning", scope: "row",
  check(row) {
    const { kind, values } = row.reading;
    if (kind !== "several" || values.length < 2 || row.isUnreadable) return NOTHING;
    // A day that does not exist is read as numbers and has a rule of its own.
    return row.target.search(FULL_DATE) < 0 && !THRESHOLDS.test(row.target) ? [{ params: { target: quoted(row.input.target), numbers: values.length } }] : NOTHING;
  },
};
