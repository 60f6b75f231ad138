import { SATISFACTION_NAME } from "../name-lexicon.ts";
import { NOTHING, type FormRule } from "../rule.ts";

/** Asked for only where the form says that there are people served. */
export const satisfactionMissing: FormRule = {
  code: "satisfaction-missing", letter: "structure", severity: "warning", scope: "form",
  check(form) {
    if (!form.complete || form.input.hasServiceObjects !== true || form.rows.length === 0) return NOTHING;
    return form.rows.some((row) => row.group === "satisfaction" || SATISFACTION_NAME.test(row.name)) ? NOTHING : [{ field: "form" }];
  },
};
