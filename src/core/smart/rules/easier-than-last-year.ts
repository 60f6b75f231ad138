import { toShortText } from "../../basics/decimal.ts";
import { quoted } from "../even.ts";
import { isEasier, isInBand } from "../band.ts";
import { changeOnLastYear } from "../last-year.ts";
import { NOTHING, type RowRule } from "../rule.ts";

/** Last year already did better; inside the usual band this is worth a look, not a warning. */
export const easierThanLastYear: RowRule = {
  code: "easier-than-last-year", letter: "A", severity: "note", scope: "row",
  check(row) {
    if ((row.input.justification ?? "").trim() !== "") return NOTHING;
    const change = changeOnLastYear(row);
    return change !== null && isEasier(change) && isInBand(change) ? [{ params: { change: toShortText(change), target: quoted(row.input.target) } }] : NOTHING;
  },
};
