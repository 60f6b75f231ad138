import { message, type Message } from "../basics/message.ts";
import type { HeldState } from "./filing-state.ts";
import { standing } from "./standing.ts";
import type { Taken, Workflow } from "./workflow.ts";

/**
 * 不相容岗位分离: within a round one person takes one step only, and who once filled or submitted a filing never approves it. Moves and whoever
 * typed count alike, and a step that was taken back (撤回) or reversed (反审核) counts as not taken. A round that began with a reversal or by moving
 * the filing to a step carries on the rounds before it: what was decided there still holds, so whoever decided it decides nothing else. Null when
 * nothing stands against the person.
 */
export function fourEyesRefusal(workflow: Workflow, state: HeldState, personId: string): Message | null {
  // Who signed beside the holder (会签) has said their word there, and does not decide it as well.
  if (state.taken.some((one) => one.personId === personId && isSignedHere(one, state))) return message("workflow.four-eyes-signer");
  return eyesRefusal(workflow, state, personId, ({ action, from }) => from !== state.step || action === "countersign");
}

/** 会签: the same for somebody who is to sign beside the holder, who has not had it in hand at this step either. */
export function signerEyesRefusal(workflow: Workflow, state: HeldState, personId: string): Message | null {
  // Who signed what was changed since signs it anew.
  return eyesRefusal(workflow, state, personId, (one) => !isSignedHere(one, state));
}

function isSignedHere({ action, from, round }: Taken, state: HeldState): boolean {
  return action === "countersign" && from === state.step && round === state.round;
}

function eyesRefusal(workflow: Workflow, state: HeldState, personId: string, counts: (one: Taken) => boolean): Message | null {
  const stands = standing(state.taken);
  const own = stands.filter((one) => one.personId === personId && counts(one) && isDecision(workflow, one));
  if (own.some(({ round }) => round === state.round)) return message("workflow.four-eyes", { round: state.round });
  const first = workflow.steps[0]!.id;
  if (own.some(({ from, action, onBehalf }) => (from === first && action !== "relocate" && action !== "countersign") || action === "submit" || onBehalf === true)) return message("workflow.four-eyes-filler");
  const since = carriedSince(stands, state.round);
  return own.some((one) => one.round >= since && one.round < state.round && !isTakenAnew(stands, one)) ? message("workflow.four-eyes-carried", { round: state.round }) : null;
}

/** Taking back one's own decision and opening a filing again decide nothing; moving it decides in place of every step that it is moved past. */
function isDecision({ steps }: Workflow, { action, from, to }: Taken): boolean {
  if (action !== "relocate") return action !== "reverse" && action !== "reopen";
  const place = (id: string): number => steps.findIndex((step) => step.id === id);
  return place(from) < 0 || place(to) > place(from);
}

/** The first of the rounds that a round carries on; itself where it began by a return, as most do. */
function carriedSince(stands: readonly Taken[], round: number): number {
  let first = round;
  for (; first > 1; first -= 1) {
    const beginning = stands.findLast((one) => one.action !== "save" && one.action !== "countersign" && one.round === first - 1)?.action;
    if (beginning !== "reverse" && beginning !== "relocate") break;
  }
  return first;
}

/** Somebody has taken the same step in a later round, so that their decision holds in place of this one. */
function isTakenAnew(stands: readonly Taken[], { from, round }: Taken): boolean {
  return stands.some((one) => one.action !== "save" && one.action !== "countersign" && one.from === from && one.round > round);
}
