import { NOTHING, type StatementRule } from "../rule.ts";

/** A goal of which no sentence says how much cannot be found reached or missed. */
export const goalWithoutNumber: StatementRule = {
  code: "goal-without-number", letter: "M", severity: "warning", scope: "statement",
  check: (statement) => (statement.isHint || statement.hasMeasure ? NOTHING : [{}]),
};
