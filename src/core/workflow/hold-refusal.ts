import { sees, type Actor } from "../access/actor.ts";
import { isAdministrator } from "../access/role.ts";
import { message, type Message } from "../basics/message.ts";
import type { HeldState } from "./filing-state.ts";
import { frozenMessage } from "./frozen.ts";
import { fourEyesRefusal } from "./four-eyes.ts";
import { bindingHandler } from "./binding-handler.ts";
import { isOnBehalf } from "./on-behalf.ts";
import { seasonRefusal } from "./season.ts";
import { OF_THE_UNIT } from "./vacant-steps.ts";
import type { Step, Workflow } from "./workflow.ts";

/** Why somebody may not do anything at a step; null when the filing is in their hands today. `what is shown` and `what is done` both ask here. */
export function holdRefusal(workflow: Workflow, step: Step, state: HeldState, actor: Actor, day: string): Message | null {
  if (isAdministrator(actor.role)) return message("workflow.administrator");
  if (!sees(actor, state)) return message("workflow.not-in-range");
  if (step.role === null) return frozenMessage(workflow, step);
  const isInStead = isOnBehalf(step, actor.role);
  if (actor.role !== step.role && !isInStead) return message("workflow.not-your-step");
  if (isInStead) {
    // What is filled for a unit is filled within its season.
    const closed = OF_THE_UNIT.includes(step.role) ? seasonRefusal(workflow, state, day, state.extendedUntil ?? null) : null;
    if (closed !== null) return closed;
  } else if (OF_THE_UNIT.includes(actor.role)) {
    if (actor.unitId !== state.unitId) return message("workflow.other-unit");
    const closed = seasonRefusal(workflow, state, day, state.extendedUntil ?? null);
    if (closed !== null) return closed;
  } else if (actor.unitId === state.unitId) return message("workflow.own-unit");
  if (step.onlyAssigned && !actor.assigned.includes(state.subjectId)) return message("workflow.not-assigned");
  const handler = bindingHandler(state, day);
  if (handler !== null && handler.postId !== actor.postId) return message("workflow.handed-to", { name: handler.name });
  return fourEyesRefusal(workflow, state, actor.personId);
}
