import { NOTHING, type StatementRule } from "../rule.ts";

/** No time in the goal, and no timeliness row or due date that would give one. Words that put it off have a rule of their own. */
export const noDeadline: StatementRule = {
  code: "no-deadline", letter: "T", severity: "warning", scope: "statement",
  check: (statement, form) => (statement.isHint || statement.hasTime || statement.isPutOff || form.mayHaveTimeRow ? NOTHING : [{}]),
};
