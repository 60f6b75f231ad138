import { equals, toShortText } from "../../basics/decimal.ts";
import { NOTHING, type FormRule } from "../rule.ts";

/** With fewer rows equal points are no sign of carelessness. */
const FEWEST_ROWS = 5;

export const weightsAllEqual: FormRule = {
  code: "weights-all-equal", letter: "R", severity: "note", scope: "form",
  check(form) {
    const rows = form.complete ? form.weighted : [];
    const first = rows[0];
    if (!first || rows.length < FEWEST_ROWS || !rows.every(({ points }) => equals(points, first.points))) return NOTHING;
    return [{ field: "form", params: { rows: rows.length, points: toShortText(first.points) } }];
  },
};
