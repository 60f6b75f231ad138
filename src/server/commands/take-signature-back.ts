import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { takenWithoutSignature } from "../../core/workflow/taken.ts";
import type { ActingContext } from "../context.ts";
import { lockFiling, type FilingKey } from "../store/filing.ts";
import { findSignature, takeSignaturesBack } from "../store/signature.ts";

export interface SignatureTakenBack {
  readonly id: string;
}

/** 撤回会签: whoever signed takes it back while the filing has not left the step. */
export async function takeSignatureBack(context: ActingContext, key: FilingKey, signatureId: string): Promise<Result<SignatureTakenBack>> {
  const { tx, region, now, acting } = context;
  const filing = await lockFiling(tx, region, key);
  if (filing === null) return refused(problem("filing.unknown"));
  const signature = await findSignature(tx, region, filing.id, signatureId);
  if (signature === null) return refused(problem("signature.unknown"));
  if (signature.personId !== acting.personId) return refused(problem("signature.not-yours"));
  if (signature.takenBackAt !== null) return refused(problem("signature.taken-back-already"));
  if (signature.step !== filing.step || signature.round !== filing.round) return refused(problem("signature.over"));
  await takeSignaturesBack(tx, filing, acting.personId, takenWithoutSignature(filing.taken, filing, acting.personId), now);
  await context.record({
    verb: "filing.signature-taken-back", subject: filing.id, year: filing.year, stage: filing.stage, detail: { signature: signatureId, step: filing.step, round: filing.round },
  });
  return done({ id: signatureId });
}
