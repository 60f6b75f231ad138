import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { MOST_VIEWS } from "../../core/workflow/saved-view.ts";
import type { ActingContext } from "../context.ts";
import { digestOf } from "../store/digest.ts";
import { insertSavedView, lockSavedViews } from "../store/saved-view.ts";

export interface ViewKept {
  readonly id: string;
}

/** 存为常用视图: gives a name to a filter of whoever asks; of one name there is one. */
export async function keepView(context: ActingContext, { name, address }: { readonly name: string; readonly address: string }): Promise<Result<ViewKept>> {
  const { tx, region, now, acting, packs } = context;
  if (!hasDuty(packs, acting.role, "filing.read")) return refused(problem("duty.missing", "", { duty: "filing.read" }));
  const own = await lockSavedViews(tx, region, acting.personId);
  if (own.length >= MOST_VIEWS) return refused(problem("view.too-many", "name", { limit: MOST_VIEWS }));
  const view = { id: context.newId(), name: name.trim(), address };
  if (own.some((one) => one.name === view.name)) return refused(problem("view.same-name", "name", { name: view.name }));
  await insertSavedView(tx, region, acting.personId, view, now);
  await context.record({ verb: "view.kept", subject: view.id, digestAfter: digestOf({ ...view }) });
  return done({ id: view.id });
}
