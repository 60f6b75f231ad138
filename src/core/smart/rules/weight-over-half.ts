import { add, compare, sum, toShortText } from "../../basics/decimal.ts";
import { quoted } from "../even.ts";
import { NOTHING, type FormRule } from "../rule.ts";

/** One row decides alone whether the project is good or poor. */
export const weightOverHalf: FormRule = {
  code: "weight-over-half", letter: "R", severity: "warning", scope: "form",
  check(form) {
    const rows = form.complete ? form.weighted : [];
    if (rows.length < 2) return NOTHING;
    const total = sum(rows.map((row) => row.points));
    const heavy = rows.find(({ points }) => compare(add(points, points), total) > 0);
    return heavy ? [{ row: heavy.row.index, field: "points", params: { name: quoted(heavy.row.input.name), points: toShortText(heavy.points), sum: toShortText(total) } }] : NOTHING;
  },
};
