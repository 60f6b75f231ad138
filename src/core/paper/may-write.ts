import type { Actor } from "../access/actor.ts";
import { message, type Message } from "../basics/message.ts";
import { stepOf } from "../workflow/find-step.ts";
import type { HeldState } from "../workflow/filing-state.ts";
import { holdRefusal } from "../workflow/hold-refusal.ts";
import { isOnBehalf } from "../workflow/on-behalf.ts";
import type { Workflow } from "../workflow/workflow.ts";
import type { PaperDefinition } from "./paper-definition.ts";

/** Why somebody may not write a paper now; null when they may. It is written where the filing is filled or reviewed, by whoever has it there, and by whoever fills in their stead. */
export function paperRefusal(paper: PaperDefinition, workflow: Workflow, state: HeldState, actor: Actor, day: string): Message | null {
  const step = stepOf(workflow, state.step);
  const isInStead = step?.role != null && paper.roles.includes(step.role) && isOnBehalf(step, actor.role);
  if (!isInStead && !paper.roles.includes(actor.role)) return message("filing-paper.not-yours");
  if (step === null) return message("workflow.step-unknown", { step: state.step });
  const held = holdRefusal(workflow, step, state, actor, day);
  if (held !== null) return held;
  // Where nothing is filled in or judged, as where an approval is only awaited, no paper is written either.
  return step.actions.some(({ action }) => action === "submit" || action === "approve" || action === "confirm") ? null : message("filing-paper.not-here");
}
