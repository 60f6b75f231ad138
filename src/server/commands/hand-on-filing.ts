import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { bindingHandler } from "../../core/workflow/binding-handler.ts";
import { handOnRefusal, takeOverRefusal } from "../../core/workflow/handing.ts";
import { workflowOfFiling } from "../../core/workflow/workflow-of-filing.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { findVersion } from "../store/filing-version.ts";
import { lockFiling, stateOf, stateWhen, type FilingKey } from "../store/filing.ts";
import { handingDigest, insertHanding, type Handing } from "../store/handing.ts";
import { findPostHolder } from "../store/post-holder.ts";
import { staleFiling } from "../when-opened.ts";

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
  const { tx, region, now, acting, packs } = context;
  const filing = await lockFiling(tx, region, key);
  if (filing === null) return refused(problem("filing.unknown"));
  const day = officeDay(now);
  const workflow = workflowOfFiling(packs, filing);
  const isStale = filing.version !== wish.expectedVersion;
  // Who could act when the page was opened is told that somebody was quicker, and not that it may not be handed on.
  const opened = isStale ? await findVersion(tx, region, filing.id, wish.expectedVersion) : null;
  const why = handOnRefusal(workflow, stateWhen(filing, opened), acting, day);
  if (why !== null) return refused(problem(why.code, "", why.params));
  if (isStale) return refused(await staleFiling(tx, filing));
  const taker = await findPostHolder(tx, region, wish.postId, filing, day);
  if (taker === null) return refused(problem("post.unknown", "postId"));
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
