import type { Role } from "../core/access/role.ts";
import type { Stage } from "../core/form/filing-values.ts";
import type { Definitions } from "../core/pack/definitions.ts";
import { lateIfBefore } from "../core/workflow/due.ts";
import type { Step, Workflow } from "../core/workflow/workflow.ts";
import { lateIfExtendedUntilBefore } from "../core/workflow/extension.ts";
import { officeDay, startOfOfficeDay } from "./office-day.ts";
import type { LateBefore } from "./store/waiting.ts";

export interface LateBound extends LateBefore {
  readonly stage: Stage;
  /** Some of the days lie in a year whose holidays are not known. */
  readonly assumed: boolean;
}

/** For each step that a role holds, in every workflow that is in use: the moment before which whatever came to it is late now. */
export function lateBounds(packs: Definitions, role: Role, now: Date): readonly LateBound[] {
  return lateBoundsOn(packs, officeDay(now), (step) => step.role === role);
}

/** The same of other steps, and as it is on another day. A bureau that has published its workflow twenty times has seldom changed a limit each time, and versions with the same limits are asked for at once. */
export function lateBoundsOn(packs: Definitions, day: string, asked: (step: Step) => boolean): readonly LateBound[] {
  const extendedBefore = lateIfExtendedUntilBefore(day, packs.calendars ?? []);
  const groups = new Map<string, { readonly workflow: Workflow; readonly step: string; readonly versions: number[]; readonly limits: ReturnType<typeof lateIfBefore> }>();
  for (const workflow of packs.workflows) {
    for (const { id: step } of workflow.steps.filter(asked)) {
      const limits = lateIfBefore(workflow, step, day, packs.calendars ?? []);
      const key = JSON.stringify([workflow.id, workflow.stage, step, limits]);
      const group = groups.get(key);
      if (group === undefined) groups.set(key, { workflow, step, versions: [workflow.version], limits });
      else group.versions.push(workflow.version);
    }
  }
  return [...groups.values()].flatMap(({ workflow, step, versions, limits }) =>
    limits.map(({ department, day, assumed }) => ({
      workflow: workflow.id, workflowVersions: versions, stage: workflow.stage, step, department, before: startOfOfficeDay(day), extendedBefore, assumed,
    })),
  );
}

/** Whether what is said of lateness at a step rests on plain weeks. */
export function isLateAssumed(bounds: readonly LateBound[], { stage, step, late }: { readonly stage: Stage; readonly step: string; readonly late: number }): boolean {
  return late > 0 && bounds.some((bound) => bound.assumed && bound.stage === stage && bound.step === step);
}
