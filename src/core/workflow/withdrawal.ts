import { sees, type Actor } from "../access/actor.ts";
import { isAdministrator } from "../access/role.ts";
import { message, type Message } from "../basics/message.ts";
import type { FilingState } from "./filing-state.ts";
import { stepOf } from "./find-step.ts";
import { holdRefusal } from "./hold-refusal.ts";
import { isOnBehalf } from "./on-behalf.ts";
import { standing } from "./standing.ts";
import type { Step, Taken, Workflow } from "./workflow.ts";

const isMove = ({ action }: Taken): boolean => action !== "save" && action !== "countersign";
const isForward = ({ action }: Taken): boolean => action === "submit" || action === "approve";
/** What these froze is reversed by other means; whoever did it is told so. */
const freezes = ({ action }: Taken): boolean => action === "issue" || action === "confirm";

/** Where a filing would go back to: the step from which this person took the very last step; null where somebody else did, or it led back. */
export function withdrawableBy(workflow: Workflow, { taken }: Pick<FilingState, "taken">, personId: string): Step | null {
  const last = taken.findLast(isMove);
  if (last === undefined || last.personId !== personId || !(isForward(last) || freezes(last))) return null;
  return stepOf(workflow, last.from);
}

/**
 * 撤回: why somebody may not take back the last step; null when they may. Whoever submitted or approved last may, in the post they did it in, until
 * anybody has touched the filing since, and while the step it goes back to may be held: its season binds it as it binds whoever holds it there.
 */
export function withdrawalRefusal(workflow: Workflow, state: FilingState, actor: Actor, day: string): Message | null {
  if (isAdministrator(actor.role)) return message("workflow.administrator");
  if (!sees(actor, state)) return message("workflow.not-in-range");
  const at = stepOf(workflow, state.step);
  if (at === null) return message("workflow.step-unknown", { step: state.step });
  if (at.end !== null) return message("workflow.withdraw-ended");
  const last = state.taken.findLast(isMove);
  if (last === undefined || last.personId !== actor.personId || !isForward(last)) return message(hasTakenOne(state, actor) ? "workflow.withdraw-moved-on" : "workflow.withdraw-not-yours");
  if (last.to !== state.step || last.round !== state.round) return message("workflow.withdraw-moved-on");
  const back = stepOf(workflow, last.from);
  if (back === null) return message("workflow.step-unknown", { step: last.from });
  if (back.role !== actor.role && !isOnBehalf(back, actor.role)) return message("workflow.withdraw-other-post");
  const before = { ...state, step: back.id, taken: state.taken.filter((one) => one !== last), handler: null, extendedUntil: state.extendedBefore ?? null };
  const refusal = holdRefusal(workflow, back, before, actor, day);
  if (refusal !== null) return refusal;
  if (state.taken.some(({ action, from, round }) => action === "countersign" && from === state.step && round === state.round)) return message("workflow.withdraw-signed");
  if (state.touched === null) return null;
  return message(state.touched === "saved" ? "workflow.withdraw-saved" : "workflow.withdraw-remarked");
}

function hasTakenOne({ taken }: FilingState, { personId }: Actor): boolean {
  return standing(taken).some((one) => one.personId === personId && isForward(one));
}
