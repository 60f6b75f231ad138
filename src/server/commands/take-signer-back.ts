import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { stepOf } from "../../core/workflow/find-step.ts";
import { handOnRefusal } from "../../core/workflow/handing.ts";
import { workflowOfFiling } from "../../core/workflow/workflow-of-filing.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { findAskedSigner, markSignerTakenBack } from "../store/asked-signer.ts";
import { lockFiling, stateOf, type FilingKey } from "../store/filing.ts";
import { signingOf } from "../store/signing.ts";

export interface SignerTakenBack {
  readonly id: string;
}

/** 撤回加签: until the post has signed, by whoever asked it, or by a colleague who has the filing now. */
export async function takeSignerBack(context: ActingContext, key: FilingKey, signerId: string): Promise<Result<SignerTakenBack>> {
  const { tx, region, now, acting, packs } = context;
  const filing = await lockFiling(tx, region, key);
  if (filing === null) return refused(problem("filing.unknown"));
  const asked = await findAskedSigner(tx, region, filing.id, signerId);
  if (asked === null) return refused(problem("signer.unknown"));
  const workflow = workflowOfFiling(packs, filing);
  const isHere = asked.step === filing.step && asked.round === filing.round;
  if (asked.personId !== acting.personId && (!isHere || handOnRefusal(workflow, stateOf(filing), acting, officeDay(now)) !== null)) return refused(problem("signer.not-yours"));
  if (!isHere || asked.takenBackAt !== null) return refused(problem("signer.over"));
  const { signatures } = await signingOf(tx, region, packs.roles, filing, stepOf(workflow, filing.step));
  if (signatures.some(({ postId }) => postId === asked.signerPost)) return refused(problem("signer.signed-already"));
  await markSignerTakenBack(tx, region, signerId, now);
  await context.record({
    verb: "filing.signer-taken-back", subject: filing.id, year: filing.year, stage: filing.stage, detail: { signer: signerId, step: filing.step, round: filing.round, post: asked.signerPost },
  });
  return done({ id: signerId });
}
