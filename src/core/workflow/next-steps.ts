import type { Action, Step, Workflow } from "./workflow.ts";
import { stepOf } from "./find-step.ts";

/** Where an action may lead now. A step for assigned people only is passed over, forward, where nobody is assigned. */
export function nextSteps(workflow: Workflow, step: Step, action: Action, reviewerAssigned: boolean): readonly Step[] {
  if (action === "save") return step.fills.length > 0 ? [step] : [];
  const named = step.actions.find((one) => one.action === action)?.to ?? [];
  const steps = named.flatMap((id) => {
    const target = stepOf(workflow, id);
    if (target === null) return [];
    if (reviewerAssigned || !target.onlyAssigned) return [target];
    // Nobody would be there to take it back into hand.
    return action === "return" ? [] : passedOver(workflow, target);
  });
  return steps.filter((target, index) => steps.indexOf(target) === index);
}

/** The first step behind one that is passed over. Steps lead forward, so this ends. */
function passedOver(workflow: Workflow, step: Step): readonly Step[] {
  const onward = step.actions.find(({ action }) => action !== "return" && action !== "save")?.to ?? [];
  return onward.flatMap((id) => {
    const target = stepOf(workflow, id);
    return target === null ? [] : target.onlyAssigned ? passedOver(workflow, target) : [target];
  });
}
