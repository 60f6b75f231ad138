import type { FilingState, PassingState } from "./filing-state.ts";
import { stepOf } from "./find-step.ts";
import { nextSteps } from "./next-steps.ts";
import { standing } from "./standing.ts";
import type { Action, Step, Workflow } from "./workflow.ts";

const isOnward = (action: Action): boolean => action === "submit" || action === "approve";

/**
 * 退回后直送: the step that returned a filing, where whoever fills may hand it straight back; null where they may not. The return is the last step
 * that was taken, its step lets things come straight, and everybody in between had approved the filing before.
 */
export function straightWay(workflow: Workflow, step: Step, action: Action, state: FilingState): Step | null {
  const { taken, round, reviewerAssigned, vacant } = state;
  if (!isOnward(action) || step.fills.length === 0) return null;
  const moves = standing(taken).filter(({ action: done }) => done !== "save" && done !== "countersign");
  const last = moves.at(-1);
  if (last === undefined || last.action !== "return" || last.to !== step.id || last.round + 1 !== round) return null;
  const returned = stepOf(workflow, last.from);
  if (returned === null || returned.straight !== true || (returned.onlyAssigned && !reviewerAssigned) || vacant.includes(returned.id)) return null;
  const between = stepsBetween(workflow, step, returned, state);
  // With nobody in between the way that everything takes is the straight one.
  if (between === null || between.length === 0) return null;
  return between.every(({ id }) => moves.some((one) => one.from === id && isOnward(one.action))) ? returned : null;
}

/** Whom the ordinary way leads past from one step to another; null where it does not lead there. Steps lead forward, so this ends. */
function stepsBetween(workflow: Workflow, from: Step, to: Step, state: PassingState): readonly Step[] | null {
  const found: Step[] = [];
  for (let at = from; ; found.push(at)) {
    const onward = at.actions.find(({ action }) => isOnward(action));
    const next = onward === undefined ? undefined : nextSteps(workflow, at, onward.action, state)[0];
    if (next === undefined) return null;
    if (next.id === to.id) return found;
    at = next;
  }
}
