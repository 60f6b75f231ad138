import { unitAt } from "../../target/find-numbers.ts";
import type { ReadRow } from "../read-form.ts";
import { NOTHING, type RowRule } from "../rule.ts";
import { FIRST_NUMBER, PROSE, SIGN_TO_PRINT } from "../value-lexicon.ts";

/** The number and its unit are there, wrapped in a sentence; the fix takes them out. */
export const numberInProse: RowRule = {
  code: "number-in-prose", letter: "M", severity: "note", scope: "row",
  check(row) {
    const { kind, unit, assumed } = row.reading;
    if (kind !== "number" || unit === null || row.kind === "time" || row.isUnreadable || !assumed.some(({ code }) => code === "target.assumed.from-sentence") || !PROSE.test(row.target)) return NOTHING;
    const fix = valueIn(row);
    return fix === null ? NOTHING : [{ params: { target: row.target.trim(), value: fix }, fix }];
  },
};

function valueIn(row: ReadRow): string | null {
  const found = FIRST_NUMBER.exec(row.target);
  if (!found) return null;
  const end = found.index + found[0].length;
  const unit = unitAt(row.target, end);
  return unit === null ? null : (row.sign === null ? "" : SIGN_TO_PRINT[row.sign]!) + row.target.slice(found.index, end).trimEnd() + unit;
}
