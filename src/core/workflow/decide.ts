import type { Actor } from "../access/actor.ts";
import { problem } from "../basics/problem.ts";
import { done, refused, type Result } from "../basics/result.ts";
import { actionsOf } from "./allowed-actions.ts";
import { stepOf } from "./find-step.ts";
import type { FilingState } from "./filing-state.ts";
import { holdRefusal } from "./hold-refusal.ts";
import { isTaken, nextWays, nobodyHolds, type PassedOver } from "./next-steps.ts";
import { isDoneInStead, isOnBehalf } from "./on-behalf.ts";
import { NO_SIGNING, signingRefusal, waitsForSignatures } from "./signing.ts";
import { straightWay } from "./straight-way.ts";
import { withdrawableBy, withdrawalRefusal } from "./withdrawal.ts";
import type { Action, Step, Workflow } from "./workflow.ts";

/** What somebody wants done. Without `to` it is the one step the action leads to; where there are several, one must be named, as the straight way always is. */
export interface Wish {
  readonly action: Action;
  readonly to: string | null;
}

export interface Decision {
  readonly from: Step;
  readonly to: Step;
  /** The round from here on: a return begins the next. */
  readonly round: number;
  /** Steps on the way that were not for this filing. */
  readonly passedOver: readonly PassedOver[];
}

/** Takes a step, or says why not. Agrees with `allowedActions`: what that shows as allowed is done here, and nothing else. */
export function decide(workflow: Workflow, state: FilingState, actor: Actor, wish: Wish, day: string): Result<Decision> {
  const from = stepOf(workflow, state.step);
  if (from === null) return refused(problem("workflow.step-unknown", "", { step: state.step }));
  if (wish.action === "withdraw") return decideWithdrawal(workflow, state, actor, wish.to, day, from);
  const refusal = holdRefusal(workflow, from, state, actor, day);
  if (refusal !== null) return refused(problem(refusal.code, "", refusal.params));
  if (!actionsOf(from).includes(wish.action)) return refused(problem("workflow.action-not-here", "action", { action: wish.action }));
  if (isOnBehalf(from, actor.role) && !isDoneInStead(wish.action)) return refused(problem("workflow.only-fills-on-behalf", "action"));
  const unsigned = waitsForSignatures(wish.action) ? signingRefusal(from, state.signing ?? NO_SIGNING) : null;
  if (unsigned !== null) return refused(problem(unsigned.code, "", unsigned.params));
  const ways = nextWays(workflow, from, wish.action, state);
  if (ways.length === 0) return refused(problem("workflow.nowhere-to-go", "action"));
  const steps = ways.map(({ to }) => to).filter((step) => isTaken(step, from, state));
  const nobody = ways.find(({ to }) => !steps.includes(to) && (wish.to === to.id || steps.length === 0))?.to;
  if (nobody !== undefined) return refused(problem("workflow.nobody-holds", "to", nobodyHolds(nobody).params));
  const straight = straightWay(workflow, from, wish.action, state);
  const to = wish.to === null ? (steps.length === 1 ? steps[0] : null) : [...steps, ...(straight === null ? [] : [straight])].find(({ id }) => id === wish.to);
  if (to === null) return refused(problem("workflow.choose-step", "to"));
  if (to === undefined) return refused(problem("workflow.no-such-way", "to", { step: wish.to! }));
  const passedOver = ways.find((way) => way.to === to)?.passedOver ?? [];
  return done({ from, to, round: wish.action === "return" ? state.round + 1 : state.round, passedOver });
}

function decideWithdrawal(workflow: Workflow, state: FilingState, actor: Actor, wished: string | null, day: string, from: Step): Result<Decision> {
  const refusal = withdrawalRefusal(workflow, state, actor, day);
  if (refusal !== null) return refused(problem(refusal.code, "", refusal.params));
  const to = withdrawableBy(workflow, state, actor.personId)!;
  if (wished !== null && wished !== to.id) return refused(problem("workflow.no-such-way", "to", { step: wished }));
  return done({ from, to, round: state.round, passedOver: [] });
}
