import { NOTHING, type FormRule } from "../rule.ts";

/** Key indicators are to be chosen; more than this nobody steers by. */
const MOST_ROWS = 25;

export const tooManyIndicators: FormRule = {
  code: "too-many-indicators", letter: "structure", severity: "note", scope: "form",
  check(form) {
    const count = form.rows.filter((row) => row.partOf === null).length;
    return count > MOST_ROWS ? [{ field: "form", params: { rows: count, most: MOST_ROWS } }] : NOTHING;
  },
};
