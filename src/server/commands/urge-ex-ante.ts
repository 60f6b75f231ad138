import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { urgingOfWorkRefusal } from "../../core/workflow/urging.ts";
import type { ActingContext } from "../context.ts";
import { loadUnderWay, turnUnderWay } from "../ex-ante-under-way.ts";
import { hoursBetween } from "../office-day.ts";
import { findApplication, lockApplication, type ExAnteKey } from "../store/ex-ante.ts";
import { openApplication } from "../store/ex-ante-open.ts";
import { addUrging, lastUrgedBy, urgingDigest, type Urging } from "../store/urging.ts";

/** 催办: asks whoever has the turn of an application to go on with it, with a word or without. It changes nothing of the application. */
export async function urgeExAnte(context: ActingContext, key: ExAnteKey, { said }: { readonly said: string }): Promise<Result<{ readonly id: string }>> {
  const { tx, region, now, acting, packs } = context;
  if (!hasDuty(packs, acting.role, "ex-ante.read")) return refused(problem("duty.missing", "", { duty: "ex-ante.read" }));
  // Held, so that of two urgings at once the second is within a day of the first; an expert sees it and holds nothing.
  const one = (await lockApplication(tx, region, key)) ?? (await findApplication(tx, region, key));
  if (one === null) return refused(problem("ex-ante.unknown"));
  const open = await openApplication(tx, region, one.id);
  const [loaded] = open === null ? [] : await loadUnderWay(context, [open]);
  const at = loaded === undefined ? null : turnUnderWay(packs, loaded, acting);
  if (at === null) return refused(problem("ex-ante.ended"));
  const last = await lastUrgedBy(tx, region, one.id, acting.personId);
  const why = urgingOfWorkRefusal(acting, { isTheirs: at.isMine, wasInHand: at.wasInHand, hours: last === null ? null : hoursBetween(last, now) });
  if (why !== null) return refused(problem(why.code, "", why.params));
  const urging: Urging = {
    region, id: context.newId(), filingId: one.id, step: at.turn, round: one.round, said: said.trim(), personId: acting.personId, postId: acting.postId, at: now, toSigners: false,
  };
  await addUrging(tx, urging);
  await context.record({ verb: "ex-ante.urged", subject: one.id, year: one.year, stage: "ex-ante", digestAfter: urgingDigest(urging), detail: { urging: urging.id, step: at.turn, round: one.round, holder: at.holder } });
  return done({ id: urging.id });
}
