import { hasDuty } from "../../core/access/duty.ts";
import { compareTexts } from "../../core/basics/compare-texts.ts";
import { STAGES, type Stage } from "../../core/form/filing-values.ts";
import { dutyToBegin } from "../../core/form/stage.ts";
import { isOnBehalf } from "../../core/workflow/on-behalf.ts";
import { openSeasons, type OpenSeason } from "../../core/workflow/open-seasons.ts";
import { ONLY_PERIOD, periodsIn, periodToday, type PeriodInYear } from "../../core/workflow/periods.ts";
import { seasonToBegin } from "../../core/workflow/season-to-begin.ts";
import { OF_THE_UNIT } from "../../core/workflow/vacant-steps.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { countNotBegun } from "../store/not-begun.ts";
import type { IssuedTask } from "../store/issued-task.ts";
import { seasonUnder } from "./reported-season.ts";

/** What whoever fills has still to begin in a season that is open to them. */
export interface WorkToBegin {
  readonly year: number;
  readonly stage: Stage;
  /** 监控期 by its number, and its last month; 1 and null for what is filled once a year. */
  readonly period: number;
  readonly month: number | null;
  /** Subjects that have to report, can, and have no filing yet; never 0. */
  readonly count: number;
  /** 报送期限, as an ISO day. */
  readonly due: string;
  /** Some of its working days lie in a year whose holidays are not known. */
  readonly dueAssumed: boolean;
  readonly isLate: boolean;
}

type SeasonToFill = Omit<WorkToBegin, "count">;

/**
 * 待填报: what the acting post has to begin, what is due first before the rest; nothing where it may begin nothing. A period of monitoring counts
 * once it is its turn and its months are over. What finance begins is none of it: it chooses what it evaluates, and has a whole city before it.
 * @param tasks those under which something may still be begun
 */
export async function workToBegin(context: ActingContext, tasks: readonly IssuedTask[]): Promise<readonly WorkToBegin[]> {
  const { tx, region, acting, packs, scheme } = context;
  const seasons = openSeasons(packs.workflows, STAGES.filter((stage) => dutyToBegin(stage) === "filing.start" && hasDuty(packs, acting.role, "filing.start")), officeDay(context.now))
    .flatMap((open) => seasonToFill(context, open));
  const asked = await Promise.all(seasons.map(async ({ year, stage, period }) => {
    const task = tasks.find((one) => one.year === year && one.stage === stage && one.period === period);
    return seasonUnder({ region, scheme }, task === undefined ? scheme.packsIn(year, stage) : await scheme.packsOf(task), { year, stage, period });
  }));
  const counts = await countNotBegun(tx, asked, acting, OF_THE_UNIT.includes(acting.role) ? acting.unitId : null);
  return seasons.flatMap((season, at) => (counts[at] === 0 ? [] : [{ ...season, count: counts[at]! }])).toSorted((left, right) => compareTexts(left.due, right.due));
}

/** The season as it lies to the acting post today; nothing where its filings can't be begun, or not by this post. */
function seasonToFill({ now, acting, packs, scheme }: ActingContext, { year, stage }: OpenSeason): readonly SeasonToFill[] {
  const workflow = scheme.packsIn(year, stage).workflows.find((one) => one.stage === stage);
  const first = workflow?.steps[0];
  if (workflow === undefined || first === undefined || (first.role !== acting.role && !isOnBehalf(first, acting.role))) return [];
  const day = officeDay(now);
  const calendars = packs.calendars ?? [];
  const turn = periodToday(workflow, year, day);
  const period: PeriodInYear | undefined = turn === null ? undefined : periodsIn(workflow, year, day, calendars).find(({ number }) => number === turn.number);
  const number = period?.number ?? ONLY_PERIOD;
  const { reportBy, standing } = seasonToBegin(workflow, { year, unitPath: acting.scopes[0] ?? "" }, number, day, calendars);
  if (period?.open === false || standing === "early" || standing === "over") return [];
  return [{ year, stage, period: number, month: period?.month ?? null, due: reportBy, dueAssumed: period?.dueAssumed ?? false, isLate: standing === "late" }];
}
