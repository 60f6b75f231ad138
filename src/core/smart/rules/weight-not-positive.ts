import { sign, toShortText } from "../../basics/decimal.ts";
import { NOTHING, type RowRule } from "../rule.ts";

/** An indicator that counts nothing, or less, need not be there. */
export const weightNotPositive: RowRule = {
  code: "weight-not-positive", letter: "R", severity: "error", scope: "row",
  check({ input: { points } }) {
    return points !== null && sign(points) <= 0 ? [{ field: "points", params: { points: toShortText(points) } }] : NOTHING;
  },
};
