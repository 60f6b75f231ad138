import { deadlineOf } from "../../core/workflow/due.ts";
import { stepOf, titleOfStep } from "../../core/workflow/find-step.ts";
import type { Workflow } from "../../core/workflow/workflow.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import type { Filing } from "../store/filing.ts";

/** The step where a filing stands: who has it, which cells are filled there, and until when (办理时限). */
export function stepShown({ now, packs }: ActingContext, filing: Filing, workflow: Workflow) {
  const { step, holder, stepSince, extendedUntil } = filing;
  const at = stepOf(workflow, step);
  return {
    id: step, title: titleOfStep(packs, workflow, step), holder, fills: [...(at?.fills ?? [])], end: at?.end ?? null, since: stepSince.toISOString(), extendedUntil: extendedUntil ?? null,
    ...deadlineOf(workflow, filing, officeDay(stepSince), officeDay(now), packs.calendars ?? []),
  };
}
