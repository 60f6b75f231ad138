import { equals, HUNDRED } from "../../basics/decimal.ts";
import { quoted } from "../even.ts";
import { SATISFACTION_NAME } from "../name-lexicon.ts";
import { isReverse, isShare } from "../names.ts";
import { NOTHING, type RowRule } from "../rule.ts";
import { isCost, percentOf, withSign } from "../values.ts";

/** ≥100% can only be met exactly, so say =100%. Satisfaction at 100 % has a rule of its own. */
export const atLeast100: RowRule = {
  code: "at-least-100", letter: "M", severity: "note", scope: "row",
  check(row) {
    if (row.sign !== ">=") return NOTHING;
    const value = percentOf(row);
    if (value === null || !equals(value, HUNDRED) || row.kind === "satisfaction" || SATISFACTION_NAME.test(row.name)) return NOTHING;
    return isCost(row) || !isShare(row.name) || isReverse(row.name) ? NOTHING : [{ params: { target: quoted(row.input.target) }, fix: withSign(row, "=") }];
  },
};
