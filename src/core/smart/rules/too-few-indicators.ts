import { NOTHING, type FormRule } from "../rule.ts";

/** One for quantity, one for quality, one for benefit. */
const FEWEST_ROWS = 3;

export const tooFewIndicators: FormRule = {
  code: "too-few-indicators", letter: "structure", severity: "warning", scope: "form",
  check(form) {
    const count = form.rows.filter((row) => row.partOf === null).length;
    return form.complete && count > 0 && count < FEWEST_ROWS ? [{ field: "form", params: { rows: count, least: FEWEST_ROWS } }] : NOTHING;
  },
};
