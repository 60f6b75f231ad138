import type { Role } from "../access/role.ts";
import { passwordIsDue } from "./password.ts";
import type { SignInPreset } from "./preset.ts";

/** What a session still waits for; `in` when nothing is missing. The code comes first, since the password alone proves little. */
export type SessionState = "in" | "factor-needed" | "must-change" | "factor-to-set-up";

/** A person as signing in needs to know them. */
export interface SignedIn {
  readonly mustChange: boolean;
  /** When the password was set, in milliseconds. */
  readonly changedAt: number;
  readonly factorOn: boolean;
  readonly posts: readonly HeldPost[];
  /** The post acted in last, whether or not it is still held. */
  readonly lastPost: string | null;
  /** In a demo city nobody is asked for a second factor, and anybody may come in without a password: there is nothing to protect, and people pass the accounts around. */
  readonly demo: boolean;
  /** Whether the session was begun with a password. One that an administrator gave is changed first, in a demo city too; who gave none has none to change. */
  readonly byPassword: boolean;
}

export interface HeldPost {
  readonly id: string;
  readonly role: Role;
  readonly validFrom: string;
  /** The first day on which it is no longer held. */
  readonly validTo: string | null;
}

export interface Moment {
  /** In milliseconds. */
  readonly now: number;
  /** The calendar day of it where the office is. */
  readonly today: string;
}

/** Where a session stands, and the post its person acts in: none as long as anything is missing, so that nothing can be done before. */
export function standing(preset: SignInPreset, person: SignedIn, factorPassed: boolean, { now, today }: Moment): { state: SessionState; postId: string | null } {
  const held = person.posts.filter((post) => holds(post, today));
  const state = stateOf(preset, person, held, factorPassed, now);
  const post = held.find(({ id }) => id === person.lastPost) ?? held[0];
  return { state, postId: state === "in" ? (post?.id ?? null) : null };
}

export function holds({ validFrom, validTo }: Pick<HeldPost, "validFrom" | "validTo">, day: string): boolean {
  return validFrom <= day && (validTo === null || validTo > day);
}

/** Whether somebody with these posts has to have a second factor. */
export function factorIsAsked(preset: SignInPreset, held: readonly HeldPost[], demo: boolean): boolean {
  return !demo && held.some(({ role }) => preset.factorFor.includes(role));
}

function stateOf(preset: SignInPreset, person: SignedIn, held: readonly HeldPost[], factorPassed: boolean, now: number): SessionState {
  if (!factorPassed) return "factor-needed";
  if (!person.byPassword) return "in";
  if (passwordIsDue(preset.password, person, now)) return "must-change";
  return factorIsAsked(preset, held, person.demo) && !person.factorOn ? "factor-to-set-up" : "in";
}
