import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { mayAct } from "../../core/ex-ante/procedure.ts";
import { materialsOf } from "../../core/ex-ante/scheme.ts";
import type { ActingContext } from "../context.ts";
import { findApplication, standingOf, type ExAnteKey } from "../store/ex-ante.ts";
import { materialFiles, type MaterialFile } from "../store/ex-ante-material.ts";
import { schemeOfApplication } from "../ex-ante-scheme.ts";

export interface TakenMedia {
  readonly media: readonly string[];
  readonly megabytes: number;
}

/** Whether somebody may bring a file for this line of the check-list now, and of which types: all that the kinds of evidence of the packs take. */
export async function mayBring(context: ActingContext, key: ExAnteKey, material: string): Promise<Result<TakenMedia>> {
  const { tx, region, acting, packs, scheme } = context;
  if (!hasDuty(packs, acting.role, "ex-ante.apply")) return refused(problem("duty.missing", "", { duty: "ex-ante.apply" }));
  const one = await findApplication(tx, region, key);
  if (one === null) return refused(problem("ex-ante.unknown"));
  const may = mayAct(packs, standingOf(one, []), acting, "fill");
  if (!may.ok) return may;
  if (!materialsOf(await schemeOfApplication(context, one)).some(({ id }) => id === material)) return refused(problem("ex-ante.material-unknown", "material"));
  const { evidence } = await scheme.packsOf({ ...one, stage: null });
  return done({ media: [...new Set(evidence.flatMap(({ media }) => media))], megabytes: Math.max(0, ...evidence.map(({ megabytes }) => megabytes)) });
}

/** A file of an application, to be read by whoever sees it. */
export async function materialFile({ tx, region, acting, packs }: ActingContext, key: ExAnteKey, id: string): Promise<Result<MaterialFile>> {
  if (!hasDuty(packs, acting.role, "ex-ante.read")) return refused(problem("duty.missing", "", { duty: "ex-ante.read" }));
  const one = await findApplication(tx, region, key);
  if (one === null) return refused(problem("ex-ante.unknown"));
  const file = (await materialFiles(tx, region, one.id)).find((found) => found.id === id);
  return file === undefined ? refused(problem("evidence.unknown")) : done(file);
}
