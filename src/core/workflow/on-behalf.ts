import type { Role } from "../access/role.ts";
import type { Action, Step } from "./workflow.ts";

/** What may be done in the unit's stead. */
const IN_STEAD: readonly Action[] = ["save", "submit"];

/** 代填: whether a post of this role fills at a step in the stead of its own role. */
export function isOnBehalf({ role: own, fills, onBehalf = [] }: Pick<Step, "role" | "fills" | "onBehalf">, role: Role): boolean {
  return role !== own && fills.length > 0 && onBehalf.includes(role);
}

/** Whether an action is one that may be done in somebody's stead: to return and to decide is for those whose step it is. */
export function isDoneInStead(action: Action): boolean {
  return IN_STEAD.includes(action);
}
