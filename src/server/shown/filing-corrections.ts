import { hasDuty } from "../../core/access/duty.ts";
import { restingOn } from "../../core/form/stage.ts";
import { extensionClosed, lastDayOf } from "../../core/workflow/extension.ts";
import type { FilingState } from "../../core/workflow/filing-state.ts";
import { stepOf } from "../../core/workflow/find-step.ts";
import { needsLastDay, reopeningClosed } from "../../core/workflow/reopening.ts";
import { relocationClosed, relocationTargets, strandedAt } from "../../core/workflow/relocation.ts";
import { isTheirsToReverse, reversalRefusal, reversedTo } from "../../core/workflow/reversal.ts";
import { vacantSteps } from "../../core/workflow/vacant-steps.ts";
import type { Workflow } from "../../core/workflow/workflow.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { aftermathOf } from "../store/aftermath.ts";
import type { Filing } from "../store/filing.ts";
import { touchedSince } from "../store/filing-touch.ts";
import { heldRoles } from "../store/held-roles.ts";

/** What may be done to a filing beside its steps, with the reason why not; null for each that is not the asker's to do, since a button that never works helps nobody. */
export async function filingCorrections(context: ActingContext, filing: Filing, workflow: Workflow, state: FilingState) {
  const { tx, now, acting, packs } = context;
  const today = officeDay(now);
  const isFrozen = stepOf(workflow, filing.step)?.end != null;
  const mayReverse = isTheirsToReverse(workflow, state, acting);
  const mayReopen = isFrozen && hasDuty(packs, acting.role, "filing.reopen");
  const aftermath = mayReverse || mayReopen ? await aftermathOf(tx, filing, restingOn(filing.stage)) : { isPublished: false, isBuiltUpon: false };
  // An approval that nobody has touched is withdrawn, and one that others have decided on is nobody's to reverse.
  const reversal = mayReverse ? reversalRefusal(workflow, isFrozen ? state : { ...state, touched: await touchedSince(tx, filing) }, acting, today, aftermath) : null;
  const isWithdrawn = reversal?.code === "workflow.reverse-untouched";
  const to = reversedTo(workflow, state);
  return {
    reverse: !mayReverse || to === null || isWithdrawn ? null : { to: { step: to.id, title: to.title }, refusedBecause: reversal },
    reopen: mayReopen ? { needsDay: needsLastDay(workflow, state, today), refusedBecause: reopeningClosed(workflow, state, acting, aftermath) } : null,
    extend: !isFrozen && hasDuty(packs, acting.role, "deadline.extend") && extensionClosed(workflow, state, acting) === null
      ? { lastDay: lastDayOf(workflow, state, officeDay(filing.stepSince), packs.calendars ?? []), departmentId: filing.departmentId } : null,
    relocate: hasDuty(packs, acting.role, "filing.relocate") && relocationClosed(workflow, state, acting) === null ? { workflows: await targets(context, filing, state, today) } : null,
  };
}

/** Versions of workflows with the steps that somebody could go on from. */
async function targets({ tx, region, packs }: ActingContext, filing: Filing, state: FilingState, today: string) {
  const roles = (await heldRoles(tx, region, [filing], today)).get(filing.unitId)!;
  return relocationTargets(packs, filing).map((workflow) => {
    const vacant = vacantSteps(workflow, roles);
    const steps = workflow.steps.filter((step) => strandedAt(workflow, step, state, vacant, today) === null);
    return {
      id: workflow.id, version: workflow.version, title: workflow.title, isPresent: workflow.id === filing.workflow && workflow.version === filing.workflowVersion,
      steps: steps.map(({ id, title, role }) => ({ step: id, title, role })),
    };
  });
}
