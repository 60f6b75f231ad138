import { sign } from "../../basics/decimal.ts";
import { quoted } from "../even.ts";
import { FORWARD } from "../name-lexicon.ts";
import { isReverse } from "../names.ts";
import { NOTHING, type RowRule } from "../rule.ts";
import { isCost, isFloor, soleNumber, withSign } from "../values.ts";

/** ≥0 is met by anything, and nothing at all is no goal for what one wants more of. */
export const zeroTarget: RowRule = {
  code: "zero-target", letter: "M", severity: "warning", scope: "row",
  check(row) {
    const value = soleNumber(row);
    if (value === null || sign(value) !== 0) return NOTHING;
    const params = { target: quoted(row.input.target) };
    const reverse = isReverse(row.name);
    if (row.sign === ">=") return [reverse ? { params, fix: withSign(row, "=") } : { params }];
    return !isFloor(row.sign) && !reverse && !isCost(row) && FORWARD.test(row.name) ? [{ params }] : NOTHING;
  },
};
