import type { Role } from "../access/role.ts";
import type { Action, Taken } from "./workflow.ts";

interface Hand {
  readonly personId: string;
  readonly role: Role;
}

/** 经手: whoever types into a filing at a step and in a round is noted once, as `save`; the four-eyes rule asks who that was. */
export function takenWithTyping(taken: readonly Taken[], { step, round }: { readonly step: string; readonly round: number }, { personId, role }: Hand): readonly Taken[] {
  const isThere = taken.some((one) => one.action === "save" && one.from === step && one.round === round && one.personId === personId && one.role === role);
  return isThere ? taken : [...taken, { action: "save", from: step, to: step, round, personId, role }];
}

/** A step that was taken comes after those before it; `round` is the one it was taken in. */
export function takenWithMove(
  taken: readonly Taken[], at: { readonly step: string; readonly round: number }, move: { readonly action: Action; readonly to: string }, { personId, role }: Hand,
): readonly Taken[] {
  return [...taken, { action: move.action, from: at.step, to: move.to, round: at.round, personId, role }];
}
