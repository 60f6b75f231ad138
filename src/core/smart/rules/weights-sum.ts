import { decimal, equals, HUNDRED, sum, toShortText } from "../../basics/decimal.ts";
import { NOTHING, type FormRule } from "../rule.ts";

/** Ten of the hundred points are kept for budget execution; some authorities put all hundred on the indicators. */
const WITHOUT_EXECUTION = decimal("90");

export const weightsSum: FormRule = {
  code: "weights-sum", letter: "structure", severity: "error", scope: "form",
  check(form) {
    const rows = form.complete ? form.weighted : [];
    if (rows.length === 0) return NOTHING;
    const total = sum(rows.map((row) => row.points));
    const expected = form.input.weightSum ?? null;
    if (expected !== null) return equals(total, expected) ? NOTHING : [{ field: "form", params: { sum: toShortText(total), expected: toShortText(expected) } }];
    return equals(total, WITHOUT_EXECUTION) || equals(total, HUNDRED) ? NOTHING : [{ field: "form", variant: "either", params: { sum: toShortText(total) } }];
  },
};
