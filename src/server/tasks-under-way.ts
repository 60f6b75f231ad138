import type { Stage } from "../core/form/filing-values.ts";
import { periodOf } from "../core/workflow/periods.ts";
import { lastDayOfSeason } from "../core/workflow/season.ts";
import type { Context } from "./context.ts";
import { officeDay } from "./office-day.ts";
import { standingTasks, type IssuedTask } from "./store/issued-task.ts";

/** Of which records a task is, with the last month of its 监控期; null for stages that are filled once a year. */
export interface TaskOf {
  readonly year: number;
  readonly stage: Stage;
  readonly period: number;
  readonly month: number | null;
}

/** Tasks as they stand under which something may still be begun, the last year first. */
export async function tasksUnderWay({ tx, region, scheme, now }: Pick<Context, "tx" | "region" | "scheme" | "now">): Promise<readonly (IssuedTask & TaskOf)[]> {
  const today = officeDay(now);
  return (await standingTasks(tx, region)).flatMap((task) => {
    const workflow = scheme.packsIn(task.year, task.stage).workflows.find(({ stage }) => stage === task.stage);
    return workflow === undefined || today > lastDayOfSeason(workflow, task.year) ? [] : [{ ...task, month: periodOf(workflow, task.period)?.month ?? null }];
  });
}
