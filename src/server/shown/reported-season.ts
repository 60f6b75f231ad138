import { hasDuty } from "../../core/access/duty.ts";
import type { Stage } from "../../core/form/filing-values.ts";
import { combinedSubjects, servedSubjects } from "../../core/form/form-for.ts";
import { isChosen } from "../../core/form/stage.ts";
import type { Definitions } from "../../core/pack/definitions.ts";
import type { UnreportedProject } from "../../core/reporting/reporting-sheets.ts";
import { reportedSteps } from "../../core/reporting/reporting-step.ts";
import { BOOKS, OVERALL_KINDS, SUBJECT_KINDS } from "../../core/subject/subject-kind.ts";
import { coversKind } from "../../core/workflow/season.ts";
import { reportBy } from "../../core/workflow/report-by.ts";
import { stepOf } from "../../core/workflow/find-step.ts";
import { periodAsked } from "../../core/workflow/periods.ts";
import type { Bilingual } from "../../core/workflow/workflow.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { packsOfTask } from "../packs-of-task.ts";
import type { TaskKey } from "../store/issued-task.ts";
import type { ReportedSeason } from "../store/season-standing.ts";

export interface Unreported extends UnreportedProject {
  /** What the step of its filing is called; null where nothing was begun. */
  readonly stepTitle: Bilingual | null;
}

/** What of a year and stage has to be, under the packs that its task was issued under. */
export async function seasonOf(context: ActingContext, year: number, stage: Stage, asked?: number): Promise<ReportedSeason> {
  const period = periodAsked(context.scheme.packsIn(year, stage), stage, year, officeDay(context.now), asked);
  const { set } = await packsOfTask(context, { year, stage, period });
  return seasonUnder(context, set, { year, stage, period });
}

/** The same of a period, under packs that are known to be those of its task. */
export function seasonUnder({ region, scheme }: Pick<ActingContext, "region" | "scheme">, set: Definitions, { year, stage, period }: TaskKey): ReportedSeason {
  const all = { kinds: SUBJECT_KINDS, books: BOOKS };
  const workflow = scheme.packsIn(year, stage).workflows.find((one) => one.stage === stage);
  const covered = <Served extends { readonly kind: string }>(served: readonly Served[]): readonly Served[] => served.filter(({ kind }) => workflow === undefined || coversKind(workflow, kind));
  return {
    region, year, stage, period, everyYear: OVERALL_KINDS, chosen: isChosen(stage),
    served: covered(servedSubjects(set, stage, year, all)), combined: covered(combinedSubjects(set, stage, year, all)),
  };
}

/** The last day on which a stage of a year is reported in time; null where the packs do not run it. */
export function reportByOf({ scheme }: ActingContext, { year, stage, period }: ReportedSeason): string | null {
  const packs = scheme.packsIn(year, stage);
  const workflow = packs.workflows.find((one) => one.stage === stage);
  return workflow === undefined ? null : reportBy(workflow, year, period, packs.calendars ?? []);
}

/** The steps at which something counts as reported to the acting post. Of every workflow of the stage: records stay on the one they began with. */
export function stepsThere({ packs, acting }: ActingContext, stage: Stage): readonly string[] {
  return [...new Set(packs.workflows.filter((workflow) => workflow.stage === stage).flatMap((workflow) => reportedSteps(workflow, acting.role)))];
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
