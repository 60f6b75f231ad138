import { goalFromTable, lintGoal, pathOf } from "../../smart/index.ts";
import type { Check } from "../check.ts";
import type { Finding } from "../result.ts";

/** What a check of this list says in its own words already. */
const SAID_ELSEWHERE: ReadonlySet<string> = new Set(["target-missing", "weights-sum", "level-sum", "cost-at-least", "quantity-at-most", "impossible-date", "parts-exceed-whole", "weight-not-positive"]);

/**
 * The goal linter's advice on goal tables, under `lint.<rule>`. A published goal cannot be sent back as such, so a rule that would
 * stop a submission speaks here as a warning.
 */
export const checkGoalAdvice: Check = ({ table, profile }) =>
  table.form !== "goal"
    ? []
    : lintGoal(goalFromTable(table, profile))
        .filter(({ rule }) => !SAID_ELSEWHERE.has(rule))
        .map(({ rule, severity, place, message }): Finding => ({
          code: `lint.${rule}`,
          severity: severity === "error" ? "warning" : severity,
          path: pathOf(place) || "goal",
          message,
          expected: null,
          printed: null,
        }));
