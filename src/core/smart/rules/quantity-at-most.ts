import { sign } from "../../basics/decimal.ts";
import { TIME_UNITS } from "../../target/lexicon.ts";
import { isMoney, isPercent } from "../../target/units.ts";
import { quoted } from "../even.ts";
import { CEILING_IN_QUANTITY, REMEDY } from "../name-lexicon.ts";
import { isReverse } from "../names.ts";
import { NOTHING, type RowRule } from "../rule.ts";
import { isCeiling, soleNumber, withSign } from "../values.ts";

/** An output that may be at most so much is reached by doing nothing. So much time at most is right as it is, among the timeliness indicators. */
export const quantityAtMost: RowRule = {
  code: "quantity-at-most", letter: "M", severity: "warning", scope: "row",
  check(row) {
    if (!isCeiling(row.sign) || row.kind !== "quantity") return NOTHING;
    const value = soleNumber(row);
    const { unit } = row.reading;
    if (value === null || sign(value) <= 0 || isPercent(unit) || isMoney(unit) || isReverse(row.name) || CEILING_IN_QUANTITY.test(row.name) || REMEDY.test(row.name)) return NOTHING;
    if (unit !== null && TIME_UNITS.has(unit)) return [{ variant: "time", params: { target: quoted(row.input.target) } }];
    return [{ params: { target: quoted(row.input.target) }, fix: withSign(row, ">=") }];
  },
};
