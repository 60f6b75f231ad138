import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { Stage } from "../../core/form/filing-values.ts";
import { progressOf, type ReportingProgress } from "../../core/reporting/progress.ts";
import type { UnreportedProject } from "../../core/reporting/reporting-sheets.ts";
import { reportedSteps } from "../../core/reporting/reporting-step.ts";
import { stepOf } from "../../core/workflow/find-step.ts";
import type { Bilingual } from "../../core/workflow/workflow.ts";
import type { ActingContext } from "../context.ts";
import { reportedByUnit, unreportedProjects } from "../store/reporting.ts";

/** A page names so many; the workbook has all. */
const SHOWN = 500;
/** Rows of a workbook that people read. */
const MOST = 20_000;

export interface Unreported extends UnreportedProject {
  /** What the step of its filing is called; null where nothing was begun. */
  readonly stepTitle: Bilingual | null;
}

/** 报送进度 of a year and stage, as the acting post sees it: by department and unit. */
export async function reportingProgress(context: ActingContext, year: number, stage: Stage): Promise<Result<ReportingProgress>> {
  if (!mayRead(context)) return refused(problem("duty.missing", "", { duty: "reporting.read" }));
  const { tx, region, acting } = context;
  return done(progressOf(await reportedByUnit(tx, { region, year, stage }, acting, stepsThere(context, stage))));
}

/** 未报送名单: the projects that are missing, of one department where one is named; `more` where there are more than a page names. */
export async function unreported(context: ActingContext, year: number, stage: Stage, departmentId: string | null): Promise<Result<{ readonly items: readonly Unreported[]; readonly more: boolean }>> {
  if (!mayRead(context)) return refused(problem("duty.missing", "", { duty: "reporting.read" }));
  const { tx, region, acting } = context;
  const found = await unreportedProjects(tx, { region, year, stage }, acting, stepsThere(context, stage), departmentId, SHOWN + 1);
  return done({ items: found.slice(0, SHOWN).map(titled(context, stage)), more: found.length > SHOWN });
}

/** Both for a workbook. */
export async function reportingWorkbook(context: ActingContext, year: number, stage: Stage): Promise<Result<{ readonly progress: ReportingProgress; readonly unreported: readonly Unreported[] }>> {
  const progress = await reportingProgress(context, year, stage);
  if (!progress.ok) return progress;
  const { tx, region, acting } = context;
  const found = await unreportedProjects(tx, { region, year, stage }, acting, stepsThere(context, stage), null, MOST + 1);
  if (found.length > MOST) return refused(problem("reporting.too-many", "", { limit: MOST }));
  return done({ progress: progress.value, unreported: found.map(titled(context, stage)) });
}

function mayRead({ packs, acting }: ActingContext): boolean {
  return hasDuty(packs, acting.role, "reporting.read");
}

/** Of every workflow of the stage: records stay on the one they began with. */
function stepsThere({ packs, acting }: ActingContext, stage: Stage): readonly string[] {
  return [...new Set(packs.workflows.filter((workflow) => workflow.stage === stage).flatMap((workflow) => reportedSteps(workflow, acting.role)))];
}

function titled({ packs }: ActingContext, stage: Stage): (project: UnreportedProject) => Unreported {
  const workflows = packs.workflows.filter((workflow) => workflow.stage === stage);
  const titleOf = (step: string): Bilingual => workflows.map((workflow) => stepOf(workflow, step)?.title).find((title) => title !== undefined) ?? { zh: step, en: step };
  return (project) => ({ ...project, stepTitle: project.filing === null ? null : titleOf(project.filing.step) });
}
