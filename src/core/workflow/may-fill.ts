import type { Actor } from "../access/actor.ts";
import { message, type Message } from "../basics/message.ts";
import { stepOf } from "./find-step.ts";
import type { HeldState } from "./filing-state.ts";
import { holdRefusal } from "./hold-refusal.ts";
import type { Workflow } from "./workflow.ts";

/** Why somebody may not change the values of a filing now; null when they may, within the step's `fills`. */
export function mayFill(workflow: Workflow, state: HeldState, actor: Actor, day: string): Message | null {
  const step = stepOf(workflow, state.step);
  if (step === null) return message("workflow.step-unknown", { step: state.step });
  const refusal = holdRefusal(workflow, step, state, actor, day);
  if (refusal !== null) return refusal;
  return step.fills.length === 0 ? message("workflow.nothing-to-fill") : null;
}
