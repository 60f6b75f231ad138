import { differingParts, type PartOfRecords } from "../../core/pack/differing-parts.ts";
import type { TaskIssue } from "../../core/workflow/issued-task.ts";
import type { ActingContext } from "../context.ts";
import type { IssuedTask } from "../store/issued-task.ts";
import { tasksUnderWay, type TaskOf } from "../tasks-under-way.ts";

/** 下达 as units are told of it. */
export interface TaskShown {
  readonly number: number;
  readonly documentNo: string;
  readonly words: string;
  readonly issuedAt: string;
}

export function taskShown({ number, documentNo, words, issuedAt }: TaskIssue): TaskShown {
  return { number, documentNo, words, issuedAt };
}

/** A task that stands under other packs than those in force. */
export interface TaskUnderOlderPacks extends TaskOf, TaskShown {
  readonly packDigest: string;
  /** What the packs in force say otherwise to its records; nothing where a record would be filled and scored just the same. */
  readonly differs: readonly PartOfRecords[];
}

/** How issued tasks stand to the packs in force. */
export async function tasksAndPacks(context: ActingContext): Promise<{ readonly olderTasks: readonly TaskUnderOlderPacks[]; readonly tasksInForce: number }> {
  const tasks = await tasksUnderWay(context);
  const older = tasks.filter(({ packDigest }) => packDigest !== context.packs.digest);
  const olderTasks: TaskUnderOlderPacks[] = [];
  for (const task of older) {
    const { year, stage, period, month, packDigest } = task;
    olderTasks.push({ year, stage, period, month, packDigest, ...taskShown(task), differs: await differsNow(context, task) });
  }
  return { olderTasks, tasksInForce: tasks.length - older.length };
}

/** In which parts the packs in force say something else to the records of a task. */
export async function differsNow({ scheme }: Pick<ActingContext, "scheme">, task: IssuedTask): Promise<readonly PartOfRecords[]> {
  return differingParts(await scheme.packsOf(task), scheme.packsIn(task.year, task.stage), task.stage);
}
