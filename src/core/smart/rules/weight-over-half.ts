import { add, compare, sum, toShortText } from "../../basics/decimal.ts";
import { NOTHING, type FormRule } from "../rule.ts";
import { weighted } from "../weights.ts";

/** One row decides alone whether the project is good or poor. */
export const weightOverHalf: FormRule = {
  code: "weight-over-half", letter: "R", severity: "warning", scope: "form",
  check(form) {
    const rows = form.complete ? weighted(form) : [];
    if (rows.length < 2) return NOTHING;
    const total = sum(rows.map((row) => row.points));
    const heavy = rows.find(({ points }) => compare(add(points, points), total) > 0);
    return heavy ? [{ row: heavy.row.index, field: "points", params: { name: heavy.row.name.trim(), points: toShortText(heavy.points), sum: toShortText(total) } }] : NOTHING;
  },
};
