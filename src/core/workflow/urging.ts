import { sees, type Actor } from "../access/actor.ts";
import { isAdministrator } from "../access/role.ts";
import { message, type Message } from "../basics/message.ts";
import type { HeldState } from "./filing-state.ts";
import { stepOf } from "./find-step.ts";
import { holdRefusal } from "./hold-refusal.ts";
import { isOnBehalf } from "./on-behalf.ts";
import type { Workflow } from "./workflow.ts";

/** Between two urgings of one filing by one person. */
export const URGE_AGAIN_HOURS = 24;

/**
 * 催办: why somebody may not urge whoever holds a filing; null when they may. Those may who had it in their hands before, and the performance
 * office, which looks after all of them; not for what is in one's own hands, and not again within a day. `hours` since one urged it last, null for never.
 */
export function urgingRefusal(workflow: Workflow, state: HeldState, actor: Actor, day: string, hours: number | null): Message | null {
  if (isAdministrator(actor.role)) return message("workflow.administrator");
  if (!sees(actor, state)) return message("workflow.not-in-range");
  const step = stepOf(workflow, state.step);
  if (step === null) return message("workflow.step-unknown", { step: state.step });
  if (step.role === null) return message("workflow.urge-ended");
  if (actor.role !== "performance-office" && !state.taken.some(({ personId }) => personId === actor.personId)) return message("workflow.urge-not-behind");
  // Who may fill in the unit's stead may as well wait for the unit.
  if (!isOnBehalf(step, actor.role) && holdRefusal(workflow, step, state, actor, day) === null) return message("workflow.urge-yours");
  return hours !== null && hours < URGE_AGAIN_HOURS ? message("workflow.urge-again", { hours: URGE_AGAIN_HOURS }) : null;
}
