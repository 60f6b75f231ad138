import { NOTHING, type FormRule } from "../rule.ts";

/** Every project sets outputs and benefits. */
export const benefitMissing: FormRule = {
  code: "benefit-missing", letter: "structure", severity: "warning", scope: "form",
  check(form) {
    if (!form.complete || !form.rows.some((row) => row.group === "output")) return NOTHING;
    return form.rows.some((row) => row.group === "benefit") ? NOTHING : [{ field: "form" }];
  },
};
