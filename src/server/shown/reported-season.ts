import { hasDuty } from "../../core/access/duty.ts";
import type { Stage } from "../../core/form/filing-values.ts";
import { combinedSubjects, servedSubjects } from "../../core/form/form-for.ts";
import type { UnreportedProject } from "../../core/reporting/reporting-sheets.ts";
import { BOOKS, OVERALL_KINDS, SUBJECT_KINDS } from "../../core/subject/subject-kind.ts";
import { stepOf } from "../../core/workflow/find-step.ts";
import { periodAsked } from "../../core/workflow/periods.ts";
import type { Bilingual } from "../../core/workflow/workflow.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import type { ReportedSeason } from "../store/reporting.ts";

export interface Unreported extends UnreportedProject {
  /** What the step of its filing is called; null where nothing was begun. */
  readonly stepTitle: Bilingual | null;
}

/** What of a year and stage has to be, under the packs of the year. */
export function seasonOf({ region, scheme, packs, now }: ActingContext, year: number, stage: Stage, period?: number): ReportedSeason {
  return { region, year, stage, period: periodAsked(packs, stage, year, officeDay(now), period), served: servedSubjects(scheme.packsIn(year), stage, year, { kinds: SUBJECT_KINDS, books: BOOKS }), combined: combinedSubjects(scheme.packsIn(year), stage, year, { kinds: SUBJECT_KINDS, books: BOOKS }), everyYear: OVERALL_KINDS };
}

export function mayReadReporting({ packs, acting }: ActingContext): boolean {
  return hasDuty(packs, acting.role, "reporting.read");
}

/** With the name of the step it stands at. */
export function titled({ packs }: ActingContext, stage: Stage): (project: UnreportedProject) => Unreported {
  const workflows = packs.workflows.filter((workflow) => workflow.stage === stage);
  const titleOf = (step: string): Bilingual => workflows.map((workflow) => stepOf(workflow, step)?.title).find((title) => title !== undefined) ?? { zh: step, en: step };
  return (project) => ({ ...project, stepTitle: project.filing === null ? null : titleOf(project.filing.step) });
}
