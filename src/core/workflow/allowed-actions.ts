import type { Actor } from "../access/actor.ts";
import { message, type Message } from "../basics/message.ts";
import { stepOf } from "./find-step.ts";
import type { FilingState } from "./filing-state.ts";
import { holdRefusal } from "./hold-refusal.ts";
import { isTaken, nextSteps, nobodyHolds } from "./next-steps.ts";
import { isDoneInStead, isOnBehalf } from "./on-behalf.ts";
import { NO_SIGNING, signingRefusal, waitsForSignatures } from "./signing.ts";
import { straightWay } from "./straight-way.ts";
import { withdrawableBy, withdrawalRefusal } from "./withdrawal.ts";
import type { Action, Step, Workflow } from "./workflow.ts";

/** A button of the page: what it would do, where it leads, and why it may not be pressed. */
export interface Allowed {
  readonly action: Action;
  readonly to: readonly Step[];
  /** The step that returned it, where it may come straight back to that (退回后直送); no part of `to`, so it is gone only where it is named. */
  readonly straight: Step | null;
  readonly refusedBecause: Message | null;
}

/** Everything that can be done at the step a filing stands at, with the reason where this actor may not; nothing at an end. Taking a step back is told to nobody but who took it. */
export function allowedActions(workflow: Workflow, state: FilingState, actor: Actor, day: string): readonly Allowed[] {
  const step = stepOf(workflow, state.step);
  if (step === null) return [];
  const refusal = holdRefusal(workflow, step, state, actor, day);
  const unsigned = signingRefusal(step, state.signing ?? NO_SIGNING);
  const here = actionsOf(step).map((action): Allowed => {
    const steps = nextSteps(workflow, step, action, state);
    const to = steps.filter((target) => isTaken(target, step, state));
    const nowhere = steps.length === 0 ? message("workflow.nowhere-to-go") : to.length === 0 ? nobodyHolds(steps[0]!) : null;
    const notInStead = isOnBehalf(step, actor.role) && !isDoneInStead(action) ? message("workflow.only-fills-on-behalf") : null;
    const waits = waitsForSignatures(action) ? unsigned : null;
    return { action, to, straight: straightWay(workflow, step, action, state), refusedBecause: refusal ?? notInStead ?? waits ?? nowhere };
  });
  const back = withdrawableBy(workflow, state, actor.personId);
  return back === null ? here : [...here, { action: "withdraw", to: [back], straight: null, refusedBecause: withdrawalRefusal(workflow, state, actor, day) }];
}

/** Saving is possible wherever something may be filled, and needs no word of the pack. */
export function actionsOf(step: Step): readonly Action[] {
  const named = step.actions.map(({ action }) => action);
  return step.fills.length > 0 && !named.includes("save") ? ["save", ...named] : named;
}
