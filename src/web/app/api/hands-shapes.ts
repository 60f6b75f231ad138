import type { Role } from "../../../core/access/role.ts";
import type { Message } from "../../../core/basics/message.ts";
import type { Stage } from "../../../core/form/filing-values.ts";
import type { Bilingual } from "../../../core/workflow/workflow.ts";

/** 转办、改派: who has a filing alone, and how it was given. */
export interface FilingHands {
  readonly handler: { readonly name: string; readonly isMine: boolean } | null;
  /** 代填: who filled it in the unit's stead in this round. */
  readonly filledBy: readonly string[];
  /** Whether one may fill it in the unit's stead now. */
  readonly inStead: boolean;
  readonly mayHandOn: boolean;
  readonly mayReassign: boolean;
  readonly handings: readonly Handing[];
}

/** What was done beside the steps themselves, with the step and the round it was done in. */
interface BesideStep {
  readonly step: string;
  readonly stepTitle: Bilingual;
  readonly round: number;
  readonly by: string;
  readonly role: Role;
  readonly at: string;
}

export interface Handing extends BesideStep {
  readonly action: "hand-on" | "reassign";
  readonly from: string | null;
  /** Null where it was given back to everybody of the role. */
  readonly to: string | null;
  readonly said: string;
}

/** 会签 at the step where a filing stands, and all that was signed before. */
export interface FilingSigning {
  readonly asked: readonly AskedSignature[];
  readonly rule: { readonly agreed: number; readonly needed: number; readonly signers: number; readonly veto: boolean } | null;
  /** Why it may not go on for want of signatures. */
  readonly stops: Message | null;
  /** Null where nobody asks one to sign. */
  readonly sign: { readonly refusedBecause: Message | null } | null;
  readonly mayAdd: boolean;
  readonly signatures: readonly (BesideStep & { readonly agrees: boolean; readonly opinion: string; readonly takenBackAt: string | null })[];
  readonly signers: readonly (BesideStep & { readonly signer: string; readonly said: string; readonly takenBackAt: string | null })[];
}

export interface AskedSignature {
  readonly name: Bilingual;
  /** No living post could sign. */
  readonly nobody: boolean;
  /** 加签; null where the workflow asks it. */
  readonly added: { readonly id: string; readonly by: string; readonly said: string; readonly at: string; readonly mayTakeBack: boolean } | null;
  readonly signature: { readonly id: string; readonly by: string; readonly agrees: boolean; readonly opinion: string; readonly at: string; readonly isMine: boolean } | null;
}

/** `GET …/{id}/colleagues` */
export interface FilingColleagues {
  readonly items: readonly { readonly postId: string; readonly name: string; readonly unit: string; readonly role: Role }[];
  readonly more: boolean;
}

/** What waits for one's own signature, of `GET /api/today`. */
export interface SignaturesAsked {
  readonly count: number;
  readonly items: readonly { readonly id: string; readonly year: number; readonly stage: Stage; readonly name: string; readonly step: string; readonly title: Bilingual; readonly since: string; readonly by: string | null }[];
}
