import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { ActingContext } from "../context.ts";
import { digestOf } from "../store/digest.ts";
import { deleteSavedView, lockSavedViews } from "../store/saved-view.ts";

/** Takes a view off those of whoever asks. */
export async function dropView(context: ActingContext, id: string): Promise<Result<{ readonly id: string }>> {
  const { tx, region, acting } = context;
  const view = (await lockSavedViews(tx, region, acting.personId)).find((one) => one.id === id);
  if (view === undefined) return refused(problem("view.unknown"));
  await deleteSavedView(tx, region, id);
  await context.record({ verb: "view.dropped", subject: id, digestBefore: digestOf({ ...view }) });
  return done({ id });
}
