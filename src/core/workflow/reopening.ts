import { sees, type Actor } from "../access/actor.ts";
import { isAdministrator } from "../access/role.ts";
import { message, type Message } from "../basics/message.ts";
import { problem } from "../basics/problem.ts";
import { done, refused, type Result } from "../basics/result.ts";
import type { Decision } from "./decide.ts";
import { lastDayRefusal } from "./extension.ts";
import type { HeldState } from "./filing-state.ts";
import { stepOf } from "./find-step.ts";
import { aftermathRefusal, type Aftermath } from "./reversal.ts";
import { seasonOf, seasonRefusal } from "./season.ts";
import type { Workflow } from "./workflow.ts";

/** 重新开放: why a frozen filing may not be taken back to those who fill; null when it may. That the post has the duty is asked apart. */
export function reopeningClosed(workflow: Workflow, state: HeldState, actor: Actor, aftermath: Aftermath): Message | null {
  if (isAdministrator(actor.role)) return message("workflow.administrator");
  if (!sees(actor, state)) return message("workflow.not-in-range");
  const at = stepOf(workflow, state.step);
  if (at === null) return message("workflow.step-unknown", { step: state.step });
  if (at.end === null) return message("workflow.reopen-not-frozen");
  if (actor.unitId === state.unitId) return message("workflow.own-unit");
  return aftermathRefusal(aftermath);
}

/** Whether those who fill could do nothing on this day, so that a last day has to be named. */
export function needsLastDay(workflow: Workflow, state: Pick<HeldState, "year" | "unitPath">, day: string): boolean {
  return seasonRefusal(workflow, state, day)?.code === "workflow.season-over";
}

/** Opens it again at the first step and in a new round, or says why not. `until` opens the season for this one filing up to that day. */
export function decideReopening(workflow: Workflow, state: HeldState, actor: Actor, day: string, until: string | null, aftermath: Aftermath): Result<Decision> {
  const refusal = reopeningClosed(workflow, state, actor, aftermath);
  if (refusal !== null) return refused(problem(refusal.code, "", refusal.params));
  const wrong = until === null ? null : lastDayRefusal(until, day);
  if (wrong !== null) return refused(problem(wrong.code, "until", wrong.params));
  if (until === null && needsLastDay(workflow, state, day)) return refused(problem("workflow.reopen-needs-day", "until", { year: state.year, date: seasonOf(workflow, state).until }));
  return done({ from: stepOf(workflow, state.step)!, to: workflow.steps[0]!, round: state.round + 1, passedOver: [] });
}
