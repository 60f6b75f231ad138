import { NOTHING, type RowRule } from "../rule.ts";
import { THRESHOLDS } from "../value-lexicon.ts";

/** 552户1186人: one row, one number; with two nobody knows which decides. */
export const severalNumbers: RowRule = {
  code: "several-numbers", letter: "M", severity: "warning", scope: "row",
  check(row) {
    const { kind, values } = row.reading;
    return kind === "several" && values.length > 1 && !row.isUnreadable && !THRESHOLDS.test(row.target) ? [{ params: { target: row.target.trim(), count: values.length } }] : NOTHING;
  },
};
