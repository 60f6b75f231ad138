import { decimal, equals, HUNDRED, sum, toShortText } from "../../basics/decimal.ts";
import { weighted } from "../weights.ts";
import { NOTHING, type FormRule } from "../rule.ts";

/** Ten of the hundred points are kept for budget execution; some authorities put all hundred on the indicators. */
const WITHOUT_EXECUTION = decimal("90");

export const weightsSum: FormRule = {
  code: "weights-sum", letter: "structure", severity: "error", scope: "form",
  check(form) {
    const rows = form.complete ? weighted(form) : [];
    if (rows.length === 0) return NOTHING;
    const total = sum(rows.map((row) => row.points));
    const allowed = form.input.weightSum ? [form.input.weightSum] : [WITHOUT_EXECUTION, HUNDRED];
    return allowed.some((value) => equals(value, total)) ? NOTHING : [{ field: "form", params: { sum: toShortText(total), expected: allowed.map(toShortText).join("/") } }];
  },
};
