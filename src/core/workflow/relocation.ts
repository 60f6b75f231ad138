import { sees, type Actor } from "../access/actor.ts";
import { isAdministrator } from "../access/role.ts";
import { message, type Message } from "../basics/message.ts";
import { problem } from "../basics/problem.ts";
import { done, refused, type Result } from "../basics/result.ts";
import type { Stage } from "../form/filing-values.ts";
import type { Definitions } from "../pack/definitions.ts";
import type { Decision } from "./decide.ts";
import type { FilingState } from "./filing-state.ts";
import { stepOf, workflowBy } from "./find-step.ts";
import { nextSteps, nobodyHolds } from "./next-steps.ts";
import { seasonRefusal } from "./season.ts";
import { OF_THE_UNIT } from "./vacant-steps.ts";
import type { Step, Workflow } from "./workflow.ts";

/** A step of a version of a workflow. */
export interface RelocationWish {
  readonly workflow: string;
  readonly workflowVersion: number;
  readonly step: string;
}

/** What a filing runs on. */
export interface Running {
  readonly stage: Stage;
  readonly form: string;
  readonly workflow: string;
  readonly workflowVersion: number;
}

/** 移到环节: why somebody may not move a filing at all; null when they may. That the post has the duty is asked apart. */
export function relocationClosed(workflow: Workflow, state: FilingState, actor: Actor): Message | null {
  if (isAdministrator(actor.role)) return message("workflow.administrator");
  if (!sees(actor, state)) return message("workflow.not-in-range");
  if (actor.unitId === state.unitId) return message("workflow.own-unit");
  return stepOf(workflow, state.step)?.end != null ? message("workflow.relocate-frozen") : null;
}

/** The workflows that a filing may be moved to: every version of its stage that is for its form. */
export function relocationTargets({ workflows }: Pick<Definitions, "workflows">, { stage, form }: Running): readonly Workflow[] {
  return workflows.filter((one) => one.stage === stage && one.form === form);
}

/** Why nobody could go on with it from a step; null when somebody could. `vacant` are the steps of that workflow that no living post could take. */
export function strandedAt(workflow: Workflow, step: Step, state: FilingState, vacant: readonly string[], day: string): Message | null {
  if (step.end !== null) return message("workflow.relocate-end");
  if (vacant.includes(step.id) || (step.onlyAssigned && !state.reviewerAssigned)) return nobodyHolds(step);
  if (!leadsToAnEnd(workflow, step, { ...state, vacant }, [])) return message("workflow.relocate-stranded", { step: step.title.zh, stepEn: step.title.en });
  return step.role !== null && OF_THE_UNIT.includes(step.role) ? seasonRefusal(workflow, state, day) : null;
}

/** Whether its holders could bring it to an end from here, each handing it on. */
function leadsToAnEnd(workflow: Workflow, step: Step, state: FilingState, past: readonly Step[]): boolean {
  if (step.end !== null) return true;
  if (past.includes(step) || (past.length > 0 && state.vacant.includes(step.id))) return false;
  return step.actions.some(({ action }) => action !== "return" && action !== "save" && nextSteps(workflow, step, action, state).some((next) => leadsToAnEnd(workflow, next, state, [...past, step])));
}

/** Moves it in a new round, or says why not. `vacantIn` gives the vacant steps of a workflow for this filing. */
export function decideRelocation(
  definitions: Pick<Definitions, "workflows">, present: Workflow, running: Running, state: FilingState, actor: Actor, wish: RelocationWish, day: string, vacantIn: (workflow: Workflow) => readonly string[],
): Result<Decision & { readonly workflow: Workflow }> {
  const closed = relocationClosed(present, state, actor);
  if (closed !== null) return refused(problem(closed.code, "", closed.params));
  const workflow = workflowBy(definitions, wish.workflow, wish.workflowVersion);
  if (workflow === null) return refused(problem("workflow.relocate-unknown-workflow", "workflow", { workflow: wish.workflow, version: wish.workflowVersion }));
  if (!relocationTargets(definitions, running).includes(workflow)) return refused(problem("workflow.relocate-other-form", "workflow", { workflow: wish.workflow, version: wish.workflowVersion }));
  const to = stepOf(workflow, wish.step);
  if (to === null) return refused(problem("workflow.step-unknown", "step", { step: wish.step }));
  if (workflow.id === running.workflow && workflow.version === running.workflowVersion && to.id === state.step) return refused(problem("workflow.relocate-same", "step", { step: to.title.zh, stepEn: to.title.en }));
  const stranded = strandedAt(workflow, to, state, vacantIn(workflow), day);
  if (stranded !== null) return refused(problem(stranded.code, "step", stranded.params));
  const from = stepOf(present, state.step) ?? to;
  return done({ from, to, round: state.round + 1, passedOver: [], workflow });
}
