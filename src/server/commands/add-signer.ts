import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { stepOf } from "../../core/workflow/find-step.ts";
import { addSignerRefusal } from "../../core/workflow/signing.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { askedSignerDigest, insertAskedSigner, type AskedSignerMade } from "../store/asked-signer.ts";
import { stateOf, type FilingKey } from "../store/filing.ts";
import { signingOf } from "../store/signing.ts";
import { holdToGive } from "../when-opened.ts";

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
  const held = await holdToGive(context, key, wish);
  if (!held.ok) return held;
  const { filing, workflow, holder: signer } = held.value;
  const day = officeDay(now);
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
