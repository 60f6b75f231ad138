import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { bindingHandler } from "../../core/workflow/binding-handler.ts";
import { reassignRefusal, takeOverRefusal } from "../../core/workflow/handing.ts";
import { workflowOfFiling } from "../../core/workflow/workflow-of-filing.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { lockFiling, stateOf, type FilingKey } from "../store/filing.ts";
import { handingDigest, insertHanding, type Handing } from "../store/handing.ts";
import { findPostHolder } from "../store/post-holder.ts";
import { staleFiling } from "../when-opened.ts";

export interface FilingToReassign {
  /** Who is to have it alone; null gives it back to everybody of the role. */
  readonly postId: string | null;
  readonly reason: string;
  /** The version that was looked at. */
  readonly expectedVersion: number;
}

export interface FilingReassigned {
  readonly id: string;
}

/** 改派: gives a filing under way to one post of the role that has it, takes it away from whoever it was handed to, or gives it back to all of the role. */
export async function reassignFiling(context: ActingContext, key: FilingKey, wish: FilingToReassign): Promise<Result<FilingReassigned>> {
  const { tx, region, now, acting, packs } = context;
  if (!hasDuty(packs, acting.role, "filing.reassign")) return refused(problem("duty.missing"));
  const filing = await lockFiling(tx, region, key);
  if (filing === null) return refused(problem("filing.unknown"));
  const day = officeDay(now);
  const workflow = workflowOfFiling(packs, filing);
  const state = stateOf(filing);
  const why = reassignRefusal(workflow, state, acting);
  if (why !== null) return refused(problem(why.code, "", why.params));
  if (filing.version !== wish.expectedVersion) return refused(await staleFiling(tx, filing));
  const said = wish.reason.trim();
  if (said === "") return refused(problem("filing.reassign-needs-reason", "reason"));
  const before = bindingHandler(state, day);
  if (wish.postId === null) {
    if (before === null) return refused(problem("workflow.not-handed", "postId"));
  } else {
    const taker = await findPostHolder(tx, region, wish.postId, filing, day);
    if (taker === null) return refused(problem("post.unknown", "postId"));
    const unfit = takeOverRefusal(workflow, state, taker, day);
    if (unfit !== null) return refused(problem(unfit.code, "postId", unfit.params));
  }
  const handing: Handing = {
    region, id: context.newId(), filingId: filing.id, action: "reassign", step: filing.step, round: filing.round, fromPost: before?.postId ?? null, toPost: wish.postId,
    said, personId: acting.personId, postId: acting.postId, at: now,
  };
  await insertHanding(tx, handing);
  await context.record({
    verb: "filing.reassigned", subject: filing.id, year: filing.year, stage: filing.stage, digestAfter: handingDigest(handing),
    detail: { handing: handing.id, step: filing.step, round: filing.round, from: handing.fromPost, to: handing.toPost },
  });
  return done({ id: handing.id });
}
