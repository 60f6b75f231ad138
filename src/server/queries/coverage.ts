import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { STAGES, type Stage } from "../../core/form/filing-values.ts";
import type { BudgetBook } from "../../core/subject/budget-book.ts";
import { COVERAGE_STANDINGS, coverageOf, isGap, type Coverage } from "../../core/reporting/coverage.ts";
import { BOOKS } from "../../core/subject/subject-kind.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { mayReadReporting, reportByOf, seasonOf, stepsThere, titled, type Unreported } from "../shown/reported-season.ts";
import { coverageCounts, coverageGaps, firstYears, type CoverageGap, type CoverageSeason } from "../store/coverage.ts";

/** A page names so many. */
const SHOWN = 500;

/** 覆盖情况 of a year as the acting post sees it: by book and department, for every stage that is run. */
export async function coverage(context: ActingContext, year: number): Promise<Result<Coverage>> {
  if (!mayReadReporting(context)) return refused(problem("duty.missing", "", { duty: "reporting.read" }));
  const { tx, region, acting, packs } = context;
  const stages = STAGES.filter((stage) => packs.workflows.some((workflow) => workflow.stage === stage));
  const [first, ...others] = await Promise.all(stages.map((stage) => coverageSeason(context, year, stage)));
  const counts = first === undefined ? [] : await coverageCounts(tx, [first, ...others], acting);
  return done(coverageOf(stages, BOOKS, counts, await firstYears(tx, region, acting)));
}

async function coverageSeason(context: ActingContext, year: number, stage: Stage): Promise<CoverageSeason> {
  const season = await seasonOf(context, year, stage);
  const day = reportByOf(context, season);
  return { ...season, reported: stepsThere(context, stage), isOver: day !== null && officeDay(context.now) > day };
}

/** 缺口: the projects that are not done in a stage, of one book or department where one is named. */
export async function gaps(context: ActingContext, year: number, stage: Stage, of: { readonly book: BudgetBook | null; readonly departmentId: string | null }): Promise<Result<{ readonly items: readonly (Unreported & Pick<CoverageGap, "waived" | "standing">)[]; /** 报送期限 of the stage. */ readonly reportBy: string | null; readonly mayWaive: boolean; readonly more: boolean }>> {
  if (!mayReadReporting(context)) return refused(problem("duty.missing", "", { duty: "reporting.read" }));
  const season = await coverageSeason(context, year, stage);
  const found = await coverageGaps(context.tx, season, context.acting, { ...of, standings: COVERAGE_STANDINGS.filter(isGap) }, SHOWN + 1);
  const withTitle = titled(context, stage);
  const mayWaive = stage === "goal" && hasDuty(context.packs, context.acting.role, "goal.waive");
  return done({ items: found.slice(0, SHOWN).map((gap) => ({ ...withTitle(gap), waived: gap.waived, standing: gap.standing })), reportBy: reportByOf(context, season), mayWaive, more: found.length > SHOWN });
}
