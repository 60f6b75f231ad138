import { message, type Message } from "../basics/message.ts";
import type { PassingState } from "./filing-state.ts";
import { stepOf } from "./find-step.ts";
import { isBelow } from "./step-condition.ts";
import type { Action, Step, Workflow } from "./workflow.ts";

/** Why a step was passed over: nobody is assigned to the subject, the department would review itself, the filing is for less money than the step is for, or nobody holds a post that could take it. */
export type PassedOverBecause = "not-assigned" | "own-department" | "amount" | "nobody";

/** 跳过: a step that a filing does not stop at on its way forward. */
export interface PassedOver {
  readonly step: string;
  readonly because: PassedOverBecause;
}

/** Where an action leads, and what is passed over on the way. */
export interface Way {
  readonly to: Step;
  readonly passedOver: readonly PassedOver[];
}

/** Where an action may lead now. A step that is not for this filing is passed over forward; nothing is returned to it, since nobody would be there to take it back into hand. */
export function nextSteps(workflow: Workflow, step: Step, action: Action, state: PassingState): readonly Step[] {
  return nextWays(workflow, step, action, state).map(({ to }) => to);
}

/** The same with what is passed over on each way; of two that lead to one step the first. */
export function nextWays(workflow: Workflow, step: Step, action: Action, state: PassingState): readonly Way[] {
  if (action === "save") return step.fills.length > 0 ? [{ to: step, passedOver: [] }] : [];
  const named = step.actions.find((one) => one.action === action)?.to ?? [];
  const ways = named.flatMap((id) => {
    if (action !== "return") return waysTo(workflow, id, state, []);
    const to = stepOf(workflow, id);
    return to === null || passedOverBecause(to, state) !== null ? [] : [{ to, passedOver: [] }];
  });
  return ways.filter(({ to }, index) => ways.findIndex((other) => other.to === to) === index);
}

/** Whether anybody could take a step up: a filing stays where it is by a save, and an end needs no hands. */
export function isTaken({ id }: Step, at: Step, { vacant }: PassingState): boolean {
  return id === at.id || !vacant.includes(id);
}

/** Said where a filing would go to nobody. */
export function nobodyHolds({ title }: Step): Message {
  return message("workflow.nobody-holds", { step: title.zh, stepEn: title.en });
}

/** The first step behind those that are passed over. Steps lead forward, so this ends. */
function waysTo(workflow: Workflow, id: string, state: PassingState, before: readonly PassedOver[]): readonly Way[] {
  const to = stepOf(workflow, id);
  if (to === null) return [];
  const because = passedOverBecause(to, state);
  if (because === null) return [{ to, passedOver: before }];
  const onward = to.actions.find(({ action }) => action !== "return" && action !== "save")?.to ?? [];
  return onward.flatMap((next) => waysTo(workflow, next, state, [...before, { step: id, because }]));
}

function passedOverBecause(step: Step, { unitId, departmentId, reviewerAssigned, amountFen, vacant }: PassingState): PassedOverBecause | null {
  if (step.onlyAssigned && !reviewerAssigned) return "not-assigned";
  if (step.passOverOwnDepartment === true && unitId === departmentId) return "own-department";
  if (isBelow(step, amountFen)) return "amount";
  return step.passOverIfNobody === true && vacant.includes(step.id) ? "nobody" : null;
}
