import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { Stage } from "../../core/form/filing-values.ts";
import type { PartOfRecords } from "../../core/pack/differing-parts.ts";
import { periodAsked } from "../../core/workflow/periods.ts";
import { lastDayOfSeason } from "../../core/workflow/season.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { mayReadReporting } from "../shown/reported-season.ts";
import { differsNow, taskShown, type TaskShown } from "../shown/standing-tasks.ts";
import { begunSince, issuesOf } from "../store/issued-task.ts";
import { packPublications } from "../store/pack-publication.ts";
import { namesOfPeople } from "../store/person-names.ts";

/** A set of packs as a page names it. */
export interface PacksNamed {
  readonly digest: string;
  /** Of the publication that put it in force, the last one where it was more than once; null before the first. */
  readonly publication: number | null;
}

export interface IssueShown extends TaskShown {
  readonly by: string;
  readonly packs: PacksNamed;
  /** Records that the asker sees and that were begun since, before the next issue. */
  readonly begun: number;
}

export interface TaskHere {
  readonly period: number;
  /** The last one, which stands, first. */
  readonly issues: readonly IssueShown[];
  /** Records that were begun before any issue, each under the packs that were in force then. */
  readonly begunBefore: number;
  /** What it would be issued under now. */
  readonly inForce: PacksNamed;
  /** Parts in which those say something else to its records than what it stands under; null where it stands under them, or was not issued. */
  readonly differs: readonly PartOfRecords[] | null;
  readonly mayIssue: boolean;
  /** The last day on which anything may be begun, as an ISO day, where that is over. */
  readonly overSince: string | null;
}

/** 任务下达 of a year, stage and 监控期: how it stands, each time it was issued, and what issuing it again would change. */
export async function taskHere(context: ActingContext, year: number, stage: Stage, asked?: number): Promise<Result<TaskHere>> {
  if (!mayReadReporting(context)) return refused(problem("duty.missing", "", { duty: "reporting.read" }));
  const { tx, region, now, acting, packs, scheme } = context;
  const then = scheme.packsIn(year, stage);
  const workflow = then.workflows.find((one) => one.stage === stage);
  if (workflow === undefined) return refused(problem("filing.stage-not-run", "", { stage }));
  const today = officeDay(now);
  const period = periodAsked(then, stage, year, today, asked);
  const key = { year, stage, period };
  const [issues, begun, publications] = await Promise.all([issuesOf(tx, region, key), begunSince(tx, region, key), packPublications(tx, region)]);
  const names = await namesOfPeople(tx, region, issues.map(({ personId }) => personId));
  const named = (digest: string): PacksNamed => ({ digest, publication: publications.find((one) => one.digest === digest)?.number ?? null });
  const [standing] = issues;
  const last = lastDayOfSeason(workflow, year);
  return done({
    period, begunBefore: begun.get(0) ?? 0, inForce: { digest: packs.digest, publication: scheme.number === 0 ? null : scheme.number },
    issues: issues.map((issue) => ({ ...taskShown(issue), by: names.get(issue.personId) ?? "", packs: named(issue.packDigest), begun: begun.get(issue.number) ?? 0 })),
    differs: standing === undefined || standing.packDigest === packs.digest ? null : await differsNow(context, standing),
    mayIssue: hasDuty(packs, acting.role, "deadline.extend"), overSince: today > last ? last : null,
  });
}
