import type { Role } from "../access/role.ts";
import { isOnBehalf } from "./on-behalf.ts";
import type { Workflow } from "./workflow.ts";

/** A role that somebody holds over a unit: in a post of the unit itself, or of another body. */
export interface HeldRole {
  readonly role: Role;
  readonly isOwn: boolean;
}

/** Posts of the body that is evaluated; everyone else evaluates it. */
export const OF_THE_UNIT: readonly Role[] = ["unit-officer", "unit-head"];

/** Ids of the steps that no living post could take for a unit, in its stead neither (代填). A step for assigned people only is nobody's business here: it is passed over where nobody is assigned. */
export function vacantSteps({ steps }: Pick<Workflow, "steps">, held: readonly HeldRole[]): readonly string[] {
  return steps
    .filter((step) => step.role !== null && !step.onlyAssigned && !held.some((one) => (one.role === step.role && one.isOwn === OF_THE_UNIT.includes(step.role)) || isOnBehalf(step, one.role)))
    .map(({ id }) => id);
}
