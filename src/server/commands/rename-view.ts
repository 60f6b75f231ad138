import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { ActingContext } from "../context.ts";
import { digestOf } from "../store/digest.ts";
import { lockSavedViews, renameSavedView } from "../store/saved-view.ts";

/** Gives a view of whoever asks another name; its own again changes nothing. */
export async function renameView(context: ActingContext, id: string, name: string): Promise<Result<{ readonly id: string }>> {
  const { tx, region, acting } = context;
  const own = await lockSavedViews(tx, region, acting.personId);
  const view = own.find((one) => one.id === id);
  if (view === undefined) return refused(problem("view.unknown"));
  const renamed = { ...view, name: name.trim() };
  if (renamed.name === view.name) return done({ id });
  if (own.some((one) => one.name === renamed.name)) return refused(problem("view.same-name", "name", { name: renamed.name }));
  await renameSavedView(tx, region, id, renamed.name);
  await context.record({ verb: "view.renamed", subject: id, digestBefore: digestOf({ ...view }), digestAfter: digestOf({ ...renamed }) });
  return done({ id });
}
