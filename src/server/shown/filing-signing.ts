import { stepOf, titleOfStep } from "../../core/workflow/find-step.ts";
import { handOnRefusal } from "../../core/workflow/handing.ts";
import { askedSigners, fits, isAsked, signaturesNeeded, signingRefusal, signRefusal } from "../../core/workflow/signing.ts";
import type { Workflow } from "../../core/workflow/workflow.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { signersAsked } from "../store/asked-signer.ts";
import { stateOf, type Filing } from "../store/filing.ts";
import { findPostHolder, NOBODY, postHoldersSeeing } from "../store/post-holder.ts";
import { signaturesMade } from "../store/signature.ts";
import type { SigningShown } from "../store/signing.ts";

const MOST_HOLDERS = 1000;

/** 会签 at the step where a filing stands: whose signature is asked by whom, what was signed, and what of it keeps it there; and all that was signed before. */
export async function signingShown({ tx, region, now, acting, packs }: ActingContext, filing: Filing, workflow: Workflow, signing: SigningShown) {
  const day = officeDay(now);
  const state = stateOf(filing);
  const step = stepOf(workflow, filing.step);
  const countersign = step?.countersign;
  const asked = askedSigners(countersign, signing);
  const mayAdd = handOnRefusal(workflow, state, acting, day) === null;
  const own = asked.filter(({ signer }) => signer !== null);
  const actor = step === null || asked.length === 0 ? null : { ...acting, unitPath: (await findPostHolder(tx, region, acting.postId, filing, day))?.unitPath ?? "" };
  // Whether anybody is there to sign: a place that nobody could fill is told before somebody waits for it.
  const open = asked.flatMap(({ signer, signature }) => (signer === null || signature !== null ? [] : [signer.role]));
  const holders = open.length === 0 ? [] : await postHoldersSeeing(tx, region, filing, { roles: open, except: NOBODY, search: null }, day, MOST_HOLDERS);
  const isMine = actor !== null && isAsked(step!, signing, actor);
  return {
    asked: asked.map(({ signer, postId, signature }, index) => {
      const added = postId === null ? null : (signing.added.find((one) => one.postId === postId) ?? null);
      return {
        name: signing.names[index]!,
        nobody: signer !== null && signature === null && !holders.some((holder) => fits(signer, holder)),
        added: added === null ? null : { id: added.id, by: added.askedBy, said: added.said, at: added.at, mayTakeBack: signature === null && (mayAdd || added.askedById === acting.personId) },
        signature: signature === null ? null : { id: signature.id, by: signature.name, agrees: signature.agrees, opinion: signature.opinion, at: signature.at, isMine: signature.personId === acting.personId },
      };
    }),
    rule: countersign === undefined ? null : { agreed: own.filter(({ signature }) => signature?.agrees === true).length, needed: signaturesNeeded(countersign), signers: own.length, veto: countersign.veto },
    stops: step === null || step.role === null ? null : signingRefusal(step, signing),
    sign: isMine ? { refusedBecause: signRefusal(workflow, state, signing, actor!, day) } : null,
    mayAdd,
    signatures: (await signaturesMade(tx, region, filing.id)).map((one) => ({ ...one, stepTitle: titleOfStep(packs, workflow, one.step), at: one.at.toISOString(), takenBackAt: one.takenBackAt?.toISOString() ?? null })),
    signers: (await signersAsked(tx, region, filing.id)).map((one) => ({ ...one, stepTitle: titleOfStep(packs, workflow, one.step), at: one.at.toISOString(), takenBackAt: one.takenBackAt?.toISOString() ?? null })),
  };
}
