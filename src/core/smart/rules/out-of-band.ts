import { toShortText } from "../../basics/decimal.ts";
import { quoted } from "../even.ts";
import { isInBand } from "../band.ts";
import { changeOnLastYear } from "../last-year.ts";
import { NOTHING, type RowRule } from "../rule.ts";

/** More than 10 % below or 50 % above last year, in the good direction, without a word on why. */
export const outOfBand: RowRule = {
  code: "out-of-band", letter: "A", severity: "warning", scope: "row",
  check(row) {
    if ((row.input.justification ?? "").trim() !== "") return NOTHING;
    const change = changeOnLastYear(row);
    return change !== null && !isInBand(change) ? [{ params: { change: toShortText(change), target: quoted(row.input.target) } }] : NOTHING;
  },
};
