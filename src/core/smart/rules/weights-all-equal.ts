import { equals, toShortText } from "../../basics/decimal.ts";
import { NOTHING, type FormRule } from "../rule.ts";
import { weighted } from "../weights.ts";

/** With fewer rows equal points are no sign of carelessness. */
const FEWEST_ROWS = 5;

export const weightsAllEqual: FormRule = {
  code: "weights-all-equal", letter: "R", severity: "note", scope: "form",
  check(form) {
    const rows = form.complete ? weighted(form) : [];
    const first = rows[0];
    if (!first || rows.length < FEWEST_ROWS || !rows.every(({ points }) => equals(points, first.points))) return NOTHING;
    return [{ field: "form", params: { count: rows.length, points: toShortText(first.points) } }];
  },
};
