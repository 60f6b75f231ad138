import { compare, decimal, toShortText } from "../../basics/decimal.ts";
import { quoted } from "../even.ts";
import { SATISFACTION_NAME } from "../name-lexicon.ts";
import { NOTHING, type RowRule } from "../rule.ts";
import { percentOf } from "../values.ts";

/** Below this share of satisfied people the national scale gives no points at all. */
const LOWEST_SATISFACTION = decimal("60");

export const satisfactionTooLow: RowRule = {
  code: "satisfaction-too-low", letter: "A", severity: "warning", scope: "row",
  check(row) {
    const value = percentOf(row);
    if (value === null || compare(value, LOWEST_SATISFACTION) >= 0) return NOTHING;
    const isSatisfaction = row.kind === "satisfaction" || SATISFACTION_NAME.test(row.name);
    return isSatisfaction ? [{ params: { target: quoted(row.input.target), least: toShortText(LOWEST_SATISFACTION) } }] : NOTHING;
  },
};
