import { equals, HUNDRED } from "../../basics/decimal.ts";
import { NOTHING, type FormRule } from "../rule.ts";
import { percentOf } from "../values.ts";

const FEWEST_PERCENTS = 4;

/** Everything at 100 %: either nothing was weighed, or nothing can go wrong. */
export const allTargets100: FormRule = {
  code: "all-targets-100", letter: "A", severity: "note", scope: "form",
  check(form) {
    if (!form.complete) return NOTHING;
    const percents = form.rows.map(percentOf).filter((value) => value !== null);
    return percents.length >= FEWEST_PERCENTS && percents.every((value) => equals(value, HUNDRED)) ? [{ field: "form", params: { rows: percents.length } }] : NOTHING;
  },
};
