import { sign } from "../../basics/decimal.ts";
import { quoted } from "../even.ts";
import { isReverse } from "../names.ts";
import { NOTHING, type RowRule } from "../rule.ts";
import { isFloor, soleNumber, withSign } from "../values.ts";

/** At least five complaints: of accidents, complaints and losses one wants at most so many. */
export const reverseAtLeast: RowRule = {
  code: "reverse-at-least", letter: "M", severity: "warning", scope: "row",
  check(row) {
    const value = isFloor(row.sign) ? soleNumber(row) : null;
    return value !== null && sign(value) > 0 && isReverse(row.name) ? [{ params: { name: quoted(row.input.name), target: quoted(row.input.target) }, fix: withSign(row, "<=") }] : NOTHING;
  },
};
