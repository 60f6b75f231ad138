import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { bindingHandler } from "../../core/workflow/binding-handler.ts";
import { takeOverRefusal } from "../../core/workflow/handing.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { stateOf, type FilingKey } from "../store/filing.ts";
import { handingDigest, insertHanding, type Handing } from "../store/handing.ts";
import { holdToGive } from "../when-opened.ts";

export interface FilingToHandOn {
  /** Post of the colleague. */
  readonly postId: string;
  readonly said: string;
  /** The version that was looked at. */
  readonly expectedVersion: number;
}

export interface FilingHanded {
  readonly id: string;
}

/** 转办: gives a filing to one colleague of the same role; until the next step is taken nobody else acts on it. It changes nothing of the filing. */
export async function handOnFiling(context: ActingContext, key: FilingKey, wish: FilingToHandOn): Promise<Result<FilingHanded>> {
  const { tx, region, now, acting } = context;
  const held = await holdToGive(context, key, wish);
  if (!held.ok) return held;
  const { filing, workflow, holder: taker } = held.value;
  const day = officeDay(now);
  if (taker.personId === acting.personId || taker.postId === acting.postId) return refused(problem("workflow.hand-on-self", "postId"));
  const state = stateOf(filing);
  const unfit = takeOverRefusal(workflow, state, taker, day);
  if (unfit !== null) return refused(problem(unfit.code, "postId", unfit.params));
  const handing: Handing = {
    region, id: context.newId(), filingId: filing.id, action: "hand-on", step: filing.step, round: filing.round, fromPost: bindingHandler(state, day)?.postId ?? acting.postId,
    toPost: taker.postId, said: wish.said.trim(), personId: acting.personId, postId: acting.postId, at: now,
  };
  await insertHanding(tx, handing);
  await context.record({
    verb: "filing.handed-on", subject: filing.id, year: filing.year, stage: filing.stage, digestAfter: handingDigest(handing),
    detail: { handing: handing.id, step: filing.step, round: filing.round, from: handing.fromPost, to: taker.postId },
  });
  return done({ id: handing.id });
}
