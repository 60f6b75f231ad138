import { unitAt } from "../../target/find-numbers.ts";
import { quoted } from "../even.ts";
import type { ReadRow } from "../read-form.ts";
import { NOTHING, type RowRule } from "../rule.ts";
import { FIRST_NUMBER, PROSE, SIGN_TO_PRINT } from "../value-lexicon.ts";

/** The number and its unit are there, wrapped in a sentence; the fix takes them out. */
export const numberInProse: RowRule = {
  code: "number-in-prose", letter: "M", severity: "note", scope: "row",
  check(row) {
    const { kind, unit, assumed } = row.reading;
    if (kind !== "number" || unit === null || row.kind === "time" || row.isUnreadable || !assumed.some(({ code }) => code === "target.assumed.from-sentence")) return NOTHING;
    const fix = valueIn(row);
    return fix === null ? NOTHING : [{ params: { target: quoted(row.input.target), value: fix }, fix }];
  },
};

function valueIn(row: ReadRow): string | null {
  const found = FIRST_NUMBER.exec(row.target);
  if (!found) return null;
  const end = found.index + found[0].length;
  const unit = unitAt(row.target, end);
  // What an unknown unit leaves over (标准煤/万元) is no prose.
  if (unit === null || !(PROSE.test(row.target.slice(0, found.index)) || PROSE.test(row.target.slice(end + unit.length)))) return null;
  return (row.sign === null ? "" : SIGN_TO_PRINT[row.sign]!) + row.target.slice(found.index, end).trimEnd() + unit;
}
