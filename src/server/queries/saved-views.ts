import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { ActingContext } from "../context.ts";
import { savedViewsOf, type SavedView } from "../store/saved-view.ts";

/** 常用视图 of whoever asks, whichever post they act in. */
export async function savedViews({ tx, region, acting, packs }: ActingContext): Promise<Result<readonly SavedView[]>> {
  if (!hasDuty(packs, acting.role, "filing.read")) return refused(problem("duty.missing", "", { duty: "filing.read" }));
  return done(await savedViewsOf(tx, region, acting.personId));
}
