import { sees, type Actor } from "../access/actor.ts";
import { isAdministrator } from "../access/role.ts";
import { message, type Message } from "../basics/message.ts";
import type { HeldState } from "./filing-state.ts";
import { stepOf } from "./find-step.ts";
import { holdRefusal } from "./hold-refusal.ts";
import { isOnBehalf } from "./on-behalf.ts";
import { askedSigners, NO_SIGNING, type Signing } from "./signing.ts";
import type { Step, Workflow } from "./workflow.ts";

/** Between two urgings of one filing by one person. */
export const URGE_AGAIN_HOURS = 24;

/** Whom an urging is for: whoever holds the filing, or those whose signatures its own holder waits for. */
export type Urged = "holder" | "signers";

/** Null where it is in nobody's hands, or in the asker's own and nobody's signature is missing. */
export function urgedBy(workflow: Workflow, state: HeldState, actor: Actor, day: string, signing: Signing = NO_SIGNING): Urged | null {
  const step = stepOf(workflow, state.step);
  if (step === null || step.role === null) return null;
  if (!isTheirs(workflow, step, state, actor, day)) return "holder";
  return askedSigners(step.countersign, signing).some(({ signature }) => signature === null) ? "signers" : null;
}

/** Who may fill in the unit's stead may as well wait for the unit. */
function isTheirs(workflow: Workflow, step: Step, state: HeldState, actor: Actor, day: string): boolean {
  return !isOnBehalf(step, actor.role) && holdRefusal(workflow, step, state, actor, day) === null;
}

/**
 * 催办: why somebody may not urge whoever holds a filing; null when they may. Those may who had it in their hands before, and the performance
 * office, which looks after all of them; not for what is in one's own hands but for the signatures that are missing there, and not again within a day. `hours` since one urged it last, null for never.
 */
export function urgingRefusal(workflow: Workflow, state: HeldState, actor: Actor, day: string, hours: number | null, signing: Signing = NO_SIGNING): Message | null {
  if (isAdministrator(actor.role)) return message("workflow.administrator");
  if (!sees(actor, state)) return message("workflow.not-in-range");
  const step = stepOf(workflow, state.step);
  if (step === null) return message("workflow.step-unknown", { step: state.step });
  if (step.role === null) return message("workflow.urge-ended");
  if (urgedBy(workflow, state, actor, day, signing) === "signers") return tooSoon(hours);
  return urgingOfWorkRefusal(actor, { isTheirs: isTheirs(workflow, step, state, actor, day), wasInHand: state.taken.some(({ personId }) => personId === actor.personId), hours });
}

/** Of anything under way within the actor's sight: whether it is in their own hands, whether it was before, and how many hours ago they urged last, null for never. */
export interface UrgedWork {
  readonly isTheirs: boolean;
  readonly wasInHand: boolean;
  readonly hours: number | null;
}

export function urgingOfWorkRefusal(actor: Actor, { isTheirs: isOwn, wasInHand, hours }: UrgedWork): Message | null {
  if (actor.role !== "performance-office" && !wasInHand) return message("workflow.urge-not-behind");
  return isOwn ? message("workflow.urge-yours") : tooSoon(hours);
}

function tooSoon(hours: number | null): Message | null {
  return hours !== null && hours < URGE_AGAIN_HOURS ? message("workflow.urge-again", { hours: URGE_AGAIN_HOURS }) : null;
}
