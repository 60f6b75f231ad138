import { goalFromTable, lintGoal, pathOf, rules, type Severity } from "../../smart/index.ts";
import type { Check } from "../check.ts";
import type { Finding } from "../result.ts";

/** What a check of this list says in its own words already. */
const SAID_ELSEWHERE: ReadonlySet<string> = new Set(["target-missing", "weights-sum", "level-sum", "cost-at-least", "quantity-at-most", "impossible-date", "parts-exceed-whole", "weight-not-positive"]);

/** A published goal cannot be sent back before it counts, so what would stop a submission is a warning here. */
function spoken(severity: Severity): Severity {
  return severity === "error" ? "warning" : severity;
}

/** The linter's rules as a recheck speaks them: `lint.<rule>` with its severity. */
export const GOAL_ADVICE: readonly { readonly code: string; readonly severity: Severity }[] = rules
  .filter(({ code }) => !SAID_ELSEWHERE.has(code))
  .map(({ code, severity }) => ({ code: `lint.${code}`, severity: spoken(severity) }));

/**
 * The goal linter's advice on goal tables, under `lint.<rule>`.
 */
export const checkGoalAdvice: Check = ({ table, profile, unread }) =>
  table.form !== "goal"
    ? []
    : lintGoal(goalFromTable(table, profile))
        .filter(({ rule }) => !SAID_ELSEWHERE.has(rule))
        .map(({ rule, severity, place, message }): Finding => ({
          code: `lint.${rule}`,
          severity: spoken(severity),
          path: pathOf(place) || "goal",
          message,
          expected: null,
          printed: null,
        }))
        // What could not be read is said once, and says nothing about the goal.
        .filter(({ path }) => !unread.has(path));
