import { sees, type Actor } from "../access/actor.ts";
import { liesIn } from "../access/lies-in.ts";
import { isAdministrator, type Role } from "../access/role.ts";
import { listed, message, type Message } from "../basics/message.ts";
import type { HeldState } from "./filing-state.ts";
import { frozenMessage } from "./frozen.ts";
import { stepOf } from "./find-step.ts";
import { signerEyesRefusal } from "./four-eyes.ts";
import { seasonRefusal } from "./season.ts";
import { OF_THE_UNIT } from "./vacant-steps.ts";
import type { Action, Bilingual, Countersign, CountersignSigner, Step, Workflow } from "./workflow.ts";

/** A signature that counts: of this step and round, of the content as it is, and not taken back. */
export interface Signature {
  readonly postId: string;
  readonly personId: string;
  readonly role: Role;
  /** Place of the post's unit in the organisation tree. */
  readonly unitPath: string;
  /** 同意, or 不同意. */
  readonly agrees: boolean;
}

/** 加签: a post that was asked beyond the workflow, and not taken back. */
export interface AddedSigner {
  readonly postId: string;
}

/** What stands at a step beside its holder. */
export interface Signing {
  /** Oldest first. */
  readonly signatures: readonly Signature[];
  readonly added: readonly AddedSigner[];
  /** How each is called: the signers of the workflow in its order, then those that were added. */
  readonly names: readonly Bilingual[];
}

export const NO_SIGNING: Signing = { signatures: [], added: [], names: [] };

/** Whose signature is asked, and the one that was given. */
export interface AskedSigner<One extends Signature = Signature> {
  /** Null where a post was added. */
  readonly signer: CountersignSigner | null;
  readonly postId: string | null;
  readonly signature: One | null;
}

/** The signers of the workflow and those that were added, each with what they signed. Of two that one signature would fit it takes the one that names a body. */
export function askedSigners<One extends Signature>(countersign: Countersign | undefined, { signatures, added }: { readonly signatures: readonly One[]; readonly added: readonly AddedSigner[] }): readonly AskedSigner<One>[] {
  const asked = (countersign?.signers ?? []).map((signer) => ({ signer, postId: null, signature: null as One | null }));
  for (const signature of signatures) {
    const open = asked.filter((one) => one.signature === null && fits(one.signer, signature));
    const taken = open.find(({ signer }) => signer.unit !== undefined) ?? open[0];
    if (taken !== undefined) taken.signature = signature;
  }
  return [...asked, ...added.map(({ postId }) => ({ signer: null, postId, signature: signatures.find((one) => one.postId === postId) ?? null }))];
}

/** Whether a post is one that a signer of a workflow may be: of its role, in the body that it names or below it. */
export function fits({ role, unit }: CountersignSigner, post: { readonly role: Role; readonly unitPath: string }): boolean {
  return post.role === role && (unit === undefined || liesIn(post.unitPath, unit));
}

/** How many of the workflow's signers have to agree; an exact fraction, so that 2/3 of 3 is 2. */
export function signaturesNeeded({ pass, signers }: Countersign): number {
  if (pass === "all") return signers.length;
  const [part = 1, whole = 1] = pass.split("/").map(Number);
  return Math.floor((signers.length * part + whole - 1) / whole);
}

/**
 * Why a filing may not go on from a step for want of signatures; null when it may. Those who were added (加签) have to sign, for or against: what
 * they say is for the holder to weigh. The workflow's own signers decide by its rule, and with `veto` anybody's objection leaves nothing but a return.
 */
export function signingRefusal({ countersign }: Step, signing: Signing): Message | null {
  const asked = askedSigners(countersign, signing);
  const named = (which: (one: AskedSigner) => boolean): Record<string, string | number> => {
    const found = asked.flatMap((one, index) => (which(one) ? [signing.names[index] ?? { zh: "", en: "" }] : []));
    return { names: listed(found.map(({ zh }) => zh)), namesEn: found.map(({ en }) => en).join(", ") };
  };
  if (countersign?.veto === true && asked.some(({ signature }) => signature?.agrees === false)) return message("workflow.signature-vetoed", named(({ signature }) => signature?.agrees === false));
  if (countersign !== undefined) {
    const own = asked.filter(({ signer }) => signer !== null);
    const agreed = own.filter(({ signature }) => signature?.agrees === true).length;
    const open = own.filter(({ signature }) => signature === null).length;
    const needed = signaturesNeeded(countersign);
    if (agreed + open < needed) return message("workflow.signatures-too-few", { agreed, needed, ...named(({ signature }) => signature?.agrees === false) });
    if (agreed < needed) return message("workflow.signatures-missing", named(({ signature }) => signature === null));
  }
  const isOpen = ({ signer, signature }: AskedSigner): boolean => signer === null && signature === null;
  return asked.some(isOpen) ? message("workflow.signatures-missing", named(isOpen)) : null;
}

/** What takes a filing further does; typing and returning do not. */
export function waitsForSignatures(action: Action): boolean {
  return action !== "save" && action !== "return" && action !== "withdraw";
}

/** Somebody in a post, with the place of its unit in the organisation tree. */
export type SigningActor = Actor & { readonly unitPath: string };

/** Whether a post is asked to sign here at all, whoever else has signed. */
export function isAsked({ countersign }: Step, { added }: Pick<Signing, "added">, actor: SigningActor): boolean {
  return added.some(({ postId }) => postId === actor.postId) || (countersign?.signers ?? []).some((signer) => fits(signer, actor));
}

/** 会签: why somebody may not sign at the step a filing stands at; null when they may. */
export function signRefusal(workflow: Workflow, state: HeldState, signing: Signing, actor: SigningActor, day: string): Message | null {
  if (isAdministrator(actor.role)) return message("workflow.administrator");
  if (!sees(actor, state)) return message("workflow.not-in-range");
  const step = stepOf(workflow, state.step);
  if (step === null) return message("workflow.step-unknown", { step: state.step });
  if (step.role === null) return frozenMessage(workflow, step);
  if (!isAsked(step, signing, actor)) return message("workflow.not-a-signer");
  const where = besideRefusal(workflow, state, actor, day);
  if (where !== null) return where;
  if (signing.signatures.some(({ personId }) => personId === actor.personId)) return message("workflow.signed-already");
  const open = askedSigners(step.countersign, signing).some(({ signer, postId, signature }) => signature === null && (signer === null ? postId === actor.postId : fits(signer, actor)));
  return open ? signerEyesRefusal(workflow, state, actor.personId) : message("workflow.signed-by-another");
}

/** 加签: why a post may not be asked to sign, by whoever holds the step; null when it may. `name` is of the person who holds the post. */
export function addSignerRefusal(workflow: Workflow, state: HeldState, signing: Signing, asked: SigningActor & { readonly name: string }, giver: Actor, day: string): Message | null {
  const { name } = asked;
  if (asked.personId === giver.personId) return message("workflow.signer-self");
  if (isAdministrator(asked.role)) return message("workflow.signer-administrator", { name });
  if (!sees(asked, state)) return message("workflow.signer-out-of-range", { name });
  const step = stepOf(workflow, state.step);
  if (step === null) return message("workflow.step-unknown", { step: state.step });
  if (isAsked(step, signing, asked)) return message("workflow.signer-asked-already", { name });
  if (besideRefusal(workflow, state, asked, day) !== null) return message("workflow.signer-out-of-range", { name });
  return signing.signatures.some(({ personId }) => personId === asked.personId) || signerEyesRefusal(workflow, state, asked.personId) !== null ? message("workflow.signer-four-eyes", { name }) : null;
}

/** Those of the unit sign for their own unit and within its season, and everybody else for no unit of their own. */
function besideRefusal(workflow: Workflow, state: HeldState, actor: Actor, day: string): Message | null {
  if (!OF_THE_UNIT.includes(actor.role)) return actor.unitId === state.unitId ? message("workflow.own-unit") : null;
  return actor.unitId === state.unitId ? seasonRefusal(workflow, state, day, state.extendedUntil ?? null) : message("workflow.other-unit");
}
