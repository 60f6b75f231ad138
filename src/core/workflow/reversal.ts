import { sees, type Actor } from "../access/actor.ts";
import { isAdministrator } from "../access/role.ts";
import { message, type Message } from "../basics/message.ts";
import { problem } from "../basics/problem.ts";
import { done, refused, type Result } from "../basics/result.ts";
import type { Decision } from "./decide.ts";
import type { FilingState } from "./filing-state.ts";
import { stepOf } from "./find-step.ts";
import { holdRefusal } from "./hold-refusal.ts";
import { standing } from "./standing.ts";
import type { Action, Step, Taken, Workflow } from "./workflow.ts";

/** What has come of a filing since it was frozen. */
export interface Aftermath {
  /** Its result stands in a publication of its department. */
  readonly isPublished: boolean;
  /** What rests on it was begun in the same year: see `restingOn`. */
  readonly isBuiltUpon: boolean;
}

const freezes = (action: Action): boolean => action === "issue" || action === "confirm";
const lastMove = (taken: readonly Taken[]): Taken | undefined => taken.findLast(({ from, to }) => from !== to);

/** Where a reversal leads: the step from which the filing was frozen, or the one that approved it last; null where there is nothing to reverse. */
export function reversedTo(workflow: Workflow, { step, taken }: Pick<FilingState, "step" | "taken">): Step | null {
  const at = stepOf(workflow, step);
  if (at === null) return null;
  if (at.end === null) {
    const last = lastMove(taken);
    return last?.action === "approve" && last.to === step ? stepOf(workflow, last.from) : null;
  }
  const froze = standing(taken).findLast(({ action, to }) => freezes(action) && to === step);
  const from = froze === undefined ? null : stepOf(workflow, froze.from);
  // What was there before anybody noted its steps was frozen where its workflow freezes.
  return from ?? workflow.steps.find(({ actions }) => actions.some(({ action, to }) => freezes(action) && to.includes(step))) ?? null;
}

/** Whether it is this person's to reverse, now or, as they are told then, no longer; to others no word is said of it. */
export function isTheirsToReverse(workflow: Workflow, state: Pick<FilingState, "step" | "taken" | "unitPath" | "subjectId">, actor: Actor): boolean {
  const to = reversedTo(workflow, state);
  if (to === null || to.role !== actor.role || !sees(actor, state)) return false;
  return stepOf(workflow, state.step)?.end !== null || lastMove(state.taken)?.personId === actor.personId;
}

/**
 * 反审核: why somebody may not reverse; null when they may. What froze a filing is reversed by any post of the role that froze it, until its
 * result was published or something was built upon it. An approval is reversed by whoever gave it, in the same post, once the next hands have
 * touched the filing and before they have decided; untouched it is withdrawn.
 */
export function reversalRefusal(workflow: Workflow, state: FilingState, actor: Actor, day: string, aftermath: Aftermath): Message | null {
  if (isAdministrator(actor.role)) return message("workflow.administrator");
  if (!sees(actor, state)) return message("workflow.not-in-range");
  const at = stepOf(workflow, state.step);
  if (at === null) return message("workflow.step-unknown", { step: state.step });
  return at.end === null ? approvalRefusal(workflow, state, actor, day) : frozenRefusal(workflow, state, actor, aftermath);
}

function frozenRefusal(workflow: Workflow, state: FilingState, actor: Actor, aftermath: Aftermath): Message | null {
  const back = reversedTo(workflow, state);
  if (back === null) return message("workflow.reverse-nothing");
  if (back.role !== actor.role) return message("workflow.reverse-not-yours");
  if (actor.unitId === state.unitId) return message("workflow.own-unit");
  return aftermathRefusal(aftermath);
}

/** The same for everything that unfreezes a filing. */
export function aftermathRefusal({ isPublished, isBuiltUpon }: Aftermath): Message | null {
  if (isPublished) return message("workflow.reverse-published");
  return isBuiltUpon ? message("workflow.reverse-built-upon") : null;
}

function approvalRefusal(workflow: Workflow, state: FilingState, actor: Actor, day: string): Message | null {
  const back = reversedTo(workflow, state);
  const last = lastMove(state.taken);
  if (back === null || last === undefined || last.personId !== actor.personId) {
    const approved = standing(state.taken).some(({ action, personId }) => action === "approve" && personId === actor.personId);
    return message(approved ? "workflow.reverse-decided" : "workflow.reverse-not-yours");
  }
  if (last.round !== state.round) return message("workflow.reverse-decided");
  if (back.role !== actor.role) return message("workflow.reverse-other-post");
  if (state.touched === null && !isSigned(state)) return message("workflow.reverse-untouched");
  const before = { ...state, step: back.id, taken: state.taken.filter((one) => one !== last), handler: null, extendedUntil: null };
  return holdRefusal(workflow, back, before, actor, day);
}

/** 会签 by somebody at the step it is at: the next hands have begun, and it can no longer be withdrawn. */
function isSigned({ taken, step, round }: FilingState): boolean {
  return taken.some((one) => one.action === "countersign" && one.from === step && one.round === round);
}

/** Reverses, or says why not. What was frozen begins the next round; an approval stays in its round, as the next hands have not ended it. */
export function decideReversal(workflow: Workflow, state: FilingState, actor: Actor, day: string, aftermath: Aftermath): Result<Decision> {
  const refusal = reversalRefusal(workflow, state, actor, day, aftermath);
  if (refusal !== null) return refused(problem(refusal.code, "", refusal.params));
  const from = stepOf(workflow, state.step)!;
  return done({ from, to: reversedTo(workflow, state)!, round: from.end === null ? state.round : state.round + 1, passedOver: [] });
}
