import { compare, HUNDRED } from "../../basics/decimal.ts";
import { quoted } from "../even.ts";
import { isClosedShare } from "../names.ts";
import { NOTHING, type RowRule } from "../rule.ts";
import { isCeiling, percentOf } from "../values.ts";

/** A share of a whole cannot exceed it; growth and rates of a plan can. */
export const percentOver100: RowRule = {
  code: "percent-over-100", letter: "A", severity: "warning", scope: "row",
  check(row) {
    const value = percentOf(row);
    return value !== null && compare(value, HUNDRED) > 0 && !isCeiling(row.sign) && isClosedShare(row.name) ? [{ params: { target: quoted(row.input.target) } }] : NOTHING;
  },
};
