import type { Role } from "../access/role.ts";
import type { Workflow } from "../workflow/workflow.ts";

/** Roles of the finance bureau: what one of them holds has been reported to the bureau. */
const FINANCE: readonly Role[] = ["business-division", "performance-office", "finance-leader"];

/**
 * 已报送: the steps at which a filing counts as reported to somebody of this role. To the finance bureau it is reported when the bureau has it,
 * to a department when the department has it, and to everybody else when whoever fills has handed it on. What is being filled is never reported, whoever fills it.
 */
export function reportedSteps({ steps }: Pick<Workflow, "steps">, role: Role): readonly string[] {
  const isThere = (holder: Role | null): boolean => {
    if (holder === null || FINANCE.includes(holder)) return true;
    if (FINANCE.includes(role)) return false;
    return role === "department-finance" ? holder === "department-finance" : holder !== "unit-officer";
  };
  const first = steps.findIndex((step, index) => index > 0 && isThere(step.role));
  return first < 0 ? [] : steps.slice(first).map(({ id }) => id);
}
