import type { Role } from "../access/role.ts";
import { isOnBehalf } from "./on-behalf.ts";
import type { Action, Step, Taken } from "./workflow.ts";

export interface Hand {
  readonly personId: string;
  readonly role: Role;
  /** 代填 */
  readonly onBehalf?: true;
}

/** Who acts at a step, and whether in the stead of those whose step it is. */
export function handAt(step: Pick<Step, "role" | "fills" | "onBehalf"> | null, { personId, role }: Hand): Hand {
  return step !== null && isOnBehalf(step, role) ? { personId, role, onBehalf: true } : { personId, role };
}

/** 经手: whoever types into a filing at a step and in a round is noted once, as `save`; the four-eyes rule asks who that was. */
export function takenWithTyping(taken: readonly Taken[], { step, round }: { readonly step: string; readonly round: number }, { personId, role, onBehalf }: Hand): readonly Taken[] {
  const isThere = taken.some((one) => one.action === "save" && one.from === step && one.round === round && one.personId === personId && one.role === role);
  return isThere ? taken : [...taken, { action: "save", from: step, to: step, round, personId, role, ...(onBehalf === true ? { onBehalf } : {}) }];
}

/** A step that was taken comes after those before it; `round` is the one it was taken in. */
export function takenWithMove(
  taken: readonly Taken[], at: { readonly step: string; readonly round: number }, move: { readonly action: Action; readonly to: string }, { personId, role, onBehalf }: Hand,
): readonly Taken[] {
  return [...taken, { action: move.action, from: at.step, to: move.to, round: at.round, personId, role, ...(onBehalf === true ? { onBehalf } : {}) }];
}

/** 会签: noted once a step and round, whatever was signed there before it was changed. */
export function takenWithSignature(taken: readonly Taken[], { step, round }: { readonly step: string; readonly round: number }, { personId, role }: Hand): readonly Taken[] {
  const isThere = taken.some((one) => isSignature(one, { step, round }, personId));
  return isThere ? taken : [...taken, { action: "countersign", from: step, to: step, round, personId, role }];
}

/** A signature that was taken back is as if it had not been given. */
export function takenWithoutSignature(taken: readonly Taken[], at: { readonly step: string; readonly round: number }, personId: string): readonly Taken[] {
  return taken.filter((one) => !isSignature(one, at, personId));
}

function isSignature({ action, from, round, personId }: Taken, at: { readonly step: string; readonly round: number }, by: string): boolean {
  return action === "countersign" && from === at.step && round === at.round && personId === by;
}
