import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { stepOf } from "../../core/workflow/find-step.ts";
import { handOnRefusal } from "../../core/workflow/handing.ts";
import { addSignerRefusal } from "../../core/workflow/signing.ts";
import { workflowOfFiling } from "../../core/workflow/workflow-of-filing.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { askedSignerDigest, insertAskedSigner, type AskedSignerMade } from "../store/asked-signer.ts";
import { findVersion } from "../store/filing-version.ts";
import { lockFiling, stateOf, stateWhen, type FilingKey } from "../store/filing.ts";
import { findPostHolder } from "../store/post-holder.ts";
import { signingOf } from "../store/signing.ts";
import { staleFiling } from "../when-opened.ts";

export interface SignerToAdd {
  readonly postId: string;
  /** What they are asked for; may be empty. */
  readonly said: string;
  /** The version that was looked at. */
  readonly expectedVersion: number;
}

export interface SignerAdded {
  readonly id: string;
}

/** 加签: whoever may act at a step asks a further post to sign; it does not go on before. */
export async function addSigner(context: ActingContext, key: FilingKey, wish: SignerToAdd): Promise<Result<SignerAdded>> {
  const { tx, region, now, acting, packs } = context;
  const filing = await lockFiling(tx, region, key);
  if (filing === null) return refused(problem("filing.unknown"));
  const day = officeDay(now);
  const workflow = workflowOfFiling(packs, filing);
  const isStale = filing.version !== wish.expectedVersion;
  const opened = isStale ? await findVersion(tx, region, filing.id, wish.expectedVersion) : null;
  const why = handOnRefusal(workflow, stateWhen(filing, opened), acting, day);
  if (why !== null) return refused(problem(why.code, "", why.params));
  if (isStale) return refused(await staleFiling(tx, filing));
  const signer = await findPostHolder(tx, region, wish.postId, filing, day);
  if (signer === null) return refused(problem("post.unknown", "postId"));
  const signing = await signingOf(tx, region, packs.roles, filing, stepOf(workflow, filing.step));
  const unfit = addSignerRefusal(workflow, stateOf(filing), signing, signer, acting, day);
  if (unfit !== null) return refused(problem(unfit.code, "postId", unfit.params));
  const asked: AskedSignerMade = {
    region, id: context.newId(), filingId: filing.id, step: filing.step, round: filing.round, signerPost: signer.postId, said: wish.said.trim(), personId: acting.personId, postId: acting.postId, at: now,
  };
  await insertAskedSigner(tx, asked);
  await context.record({
    verb: "filing.signer-added", subject: filing.id, year: filing.year, stage: filing.stage, digestAfter: askedSignerDigest(asked),
    detail: { signer: asked.id, step: filing.step, round: filing.round, post: signer.postId },
  });
  return done({ id: asked.id });
}
