import { sees, type Actor } from "../access/actor.ts";
import { isAdministrator, type Role } from "../access/role.ts";
import { message, type Message } from "../basics/message.ts";
import type { HeldState } from "./filing-state.ts";
import { fourEyesRefusal } from "./four-eyes.ts";
import { seasonRefusal } from "./season.ts";
import type { Step, Workflow } from "./workflow.ts";

/** Posts of the body that is evaluated; everyone else evaluates it. */
const OF_THE_UNIT: readonly Role[] = ["unit-officer", "unit-head"];

/** Why somebody may not do anything at a step; null when the filing is in their hands today. `what is shown` and `what is done` both ask here. */
export function holdRefusal(workflow: Workflow, step: Step, state: HeldState, actor: Actor, day: string): Message | null {
  if (isAdministrator(actor.role)) return message("workflow.administrator");
  if (!sees(actor, state)) return message("workflow.not-in-range");
  if (step.role === null) return message(step.end === "confirmed" ? "workflow.frozen-confirmed" : "workflow.frozen");
  if (actor.role !== step.role) return message("workflow.not-your-step");
  if (OF_THE_UNIT.includes(actor.role)) {
    if (actor.unitId !== state.unitId) return message("workflow.other-unit");
    const closed = seasonRefusal(workflow, state.year, day);
    if (closed !== null) return closed;
  } else if (actor.unitId === state.unitId) return message("workflow.own-unit");
  if (step.onlyAssigned && !actor.assigned.includes(state.subjectId)) return message("workflow.not-assigned");
  return fourEyesRefusal(workflow, state, actor.personId);
}
