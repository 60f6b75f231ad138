import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { Stage } from "../../core/form/filing-values.ts";
import { progressOf, type ReportingProgress } from "../../core/reporting/progress.ts";
import { periodOf } from "../../core/workflow/periods.ts";
import type { ActingContext } from "../context.ts";
import { mayReadReporting, seasonOf, stepsThere, titled, type Unreported } from "../shown/reported-season.ts";
import { reportedByUnit, unreportedProjects } from "../store/reporting.ts";
import type { ReportedSeason } from "../store/season-standing.ts";

/** A page names so many; the workbook has all. */
const SHOWN = 500;
/** Rows of a workbook that people read. */
const MOST = 20_000;

/** 报送进度 of a year and stage, as the acting post sees it: by department and unit. */
export async function reportingProgress(context: ActingContext, year: number, stage: Stage, period?: number): Promise<Result<ReportingProgress>> {
  if (!mayReadReporting(context)) return refused(problem("duty.missing", "", { duty: "reporting.read" }));
  const { tx, acting } = context;
  return done(progressOf(await reportedByUnit(tx, await seasonOf(context, year, stage, period), acting, stepsThere(context, stage))));
}

/** 未报送名单: the projects that are missing, of one department where one is named; `more` where there are more than a page names. */
export async function unreported(context: ActingContext, year: number, stage: Stage, departmentId: string | null, period?: number): Promise<Result<{ readonly items: readonly Unreported[]; readonly more: boolean }>> {
  if (!mayReadReporting(context)) return refused(problem("duty.missing", "", { duty: "reporting.read" }));
  const { tx, acting } = context;
  const found = await unreportedProjects(tx, await seasonOf(context, year, stage, period), acting, stepsThere(context, stage), departmentId, SHOWN + 1);
  return done({ items: found.slice(0, SHOWN).map(titled(context, stage)), more: found.length > SHOWN });
}

/** Both for a workbook. */
export async function reportingWorkbook(context: ActingContext, year: number, stage: Stage, period?: number): Promise<Result<{ readonly progress: ReportingProgress; readonly unreported: readonly Unreported[]; /** 监控期: its last month. */ readonly month: number | null }>> {
  const progress = await reportingProgress(context, year, stage, period);
  if (!progress.ok) return progress;
  const { tx, acting } = context;
  const season = await seasonOf(context, year, stage, period);
  const found = await unreportedProjects(tx, season, acting, stepsThere(context, stage), null, MOST + 1);
  if (found.length > MOST) return refused(problem("reporting.too-many", "", { limit: MOST }));
  return done({ progress: progress.value, unreported: found.map(titled(context, stage)), month: monthOf(context, season) });
}

function monthOf({ scheme }: ActingContext, { year, stage, period }: ReportedSeason): number | null {
  const workflow = scheme.packsIn(year, stage).workflows.find((one) => one.stage === stage);
  return workflow === undefined ? null : (periodOf(workflow, period)?.month ?? null);
}
