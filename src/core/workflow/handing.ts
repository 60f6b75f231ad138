import { sees, type Actor } from "../access/actor.ts";
import { isAdministrator } from "../access/role.ts";
import { message, type Message } from "../basics/message.ts";
import { bindingHandler } from "./binding-handler.ts";
import type { HeldState } from "./filing-state.ts";
import { stepOf } from "./find-step.ts";
import { holdRefusal } from "./hold-refusal.ts";
import { isOnBehalf } from "./on-behalf.ts";
import type { Workflow } from "./workflow.ts";

/** A post with the person who holds it. */
export type NamedActor = Actor & { readonly name: string };

/** 转办: why somebody may not hand a filing on; null when they may. Whoever may act at its step may. */
export function handOnRefusal(workflow: Workflow, state: HeldState, actor: Actor, day: string): Message | null {
  const step = stepOf(workflow, state.step);
  if (step === null) return message("workflow.step-unknown", { step: state.step });
  // Who fills in the unit's stead gives away nothing of the unit's.
  return holdRefusal(workflow, step, state, actor, day) ?? (isOnBehalf(step, actor.role) ? message("workflow.only-fills-on-behalf") : null);
}

/** 改派: why a filing may not be given to anybody else by whoever looks after all of them; null when it may. The duty is asked before. */
export function reassignRefusal(workflow: Workflow, state: HeldState, actor: Actor): Message | null {
  if (isAdministrator(actor.role)) return message("workflow.administrator");
  if (!sees(actor, state)) return message("workflow.not-in-range");
  const step = stepOf(workflow, state.step);
  if (step === null) return message("workflow.step-unknown", { step: state.step });
  return step.role === null ? message("workflow.reassign-ended") : null;
}

/** Why a post may not be given a filing: whoever gets it has to be somebody who could act there today. Null when it may. */
export function takeOverRefusal(workflow: Workflow, state: HeldState, given: NamedActor, day: string): Message | null {
  const { name } = given;
  const step = stepOf(workflow, state.step);
  if (step === null) return message("workflow.step-unknown", { step: state.step });
  if (bindingHandler(state, day)?.postId === given.postId) return message("workflow.handed-already", { name });
  // A step that is filled in somebody's stead is still its own role's to hold.
  const refusal = !isAdministrator(given.role) && given.role !== step.role ? message("workflow.not-your-step") : holdRefusal(workflow, step, { ...state, handler: null }, given, day);
  if (refusal === null) return null;
  switch (refusal.code) {
    case "workflow.administrator": return message("workflow.take-over-administrator", { name });
    case "workflow.not-your-step": return message("workflow.take-over-other-role", { name });
    case "workflow.not-in-range": case "workflow.other-unit": case "workflow.own-unit": case "workflow.not-assigned": return message("workflow.take-over-out-of-range", { name });
    case "workflow.four-eyes": case "workflow.four-eyes-filler": case "workflow.four-eyes-signer": case "workflow.four-eyes-carried": return message("workflow.take-over-four-eyes", { name });
    default: return refusal;
  }
}
