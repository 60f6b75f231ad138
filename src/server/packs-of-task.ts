import type { Definitions } from "../core/pack/definitions.ts";
import type { Context } from "./context.ts";
import { standingTask, type IssuedTask, type TaskKey } from "./store/issued-task.ts";

/** What records begin under: the packs that their task was issued under; those in force, where none was issued, and then a record is pinned when it begins. */
export async function packsOfTask({ tx, region, scheme }: Pick<Context, "tx" | "region" | "scheme">, key: TaskKey): Promise<{ readonly set: Definitions; readonly task: IssuedTask | null }> {
  const task = await standingTask(tx, region, key);
  return { set: task === null ? scheme.packsIn(key.year, key.stage) : await scheme.packsOf(task), task };
}
