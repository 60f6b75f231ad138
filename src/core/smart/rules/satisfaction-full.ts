import { equals, HUNDRED } from "../../basics/decimal.ts";
import { quoted } from "../even.ts";
import { SATISFACTION_NAME } from "../name-lexicon.ts";
import { NOTHING, type RowRule } from "../rule.ts";
import { isCeiling, percentOf } from "../values.ts";

/** Every single person asked must be satisfied: one answer misses it, and no sample proves it. */
export const satisfactionFull: RowRule = {
  code: "satisfaction-full", letter: "A", severity: "note", scope: "row",
  check(row) {
    const value = percentOf(row);
    if (value === null || !equals(value, HUNDRED) || isCeiling(row.sign)) return NOTHING;
    return row.kind === "satisfaction" || SATISFACTION_NAME.test(row.name) ? [{ params: { target: quoted(row.input.target) } }] : NOTHING;
  },
};
