import { quoted } from "../even.ts";
import { FLOOR_IN_COST } from "../name-lexicon.ts";
import { NOTHING, type RowRule } from "../rule.ts";
import { isCost, isFloor, soleNumber, withSign } from "../values.ts";

/** A cost that must be at least so much asks for spending more. Subsidy standards and savings are floors by right. */
export const costAtLeast: RowRule = {
  code: "cost-at-least", letter: "M", severity: "warning", scope: "row",
  check(row) {
    if (!isFloor(row.sign) || !isCost(row) || soleNumber(row) === null || FLOOR_IN_COST.test(row.name)) return NOTHING;
    return [{ params: { target: quoted(row.input.target) }, fix: withSign(row, "<=") }];
  },
};
