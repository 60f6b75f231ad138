import { problem, type Problem } from "../basics/problem.ts";
import { daysBetween, isIsoDay } from "../calendar/iso-day.ts";
import { bodyOf } from "./colleagues.ts";
import { mayHold } from "./may-hold.ts";
import { isAdministrator, type Role } from "./role.ts";

/** Longer than this somebody is given the post itself. */
export const MOST_DELEGATED_DAYS = 180;

/** Days from one to another as ISO text, both within. */
export interface Period {
  readonly from: string;
  readonly until: string;
}

/** A role that a post gives on certain days. */
interface HeldRole {
  readonly role: Role;
  readonly validFrom: string;
  /** The first day on which it is no longer held. */
  readonly validTo: string | null;
}

/** The post that is to be acted in by somebody else. */
export interface PostToDelegate extends HeldRole {
  /** Place of its unit in the organisation tree. */
  readonly unitPath: string;
  readonly personId: string;
}

/** 委托: whom somebody wants to act in their post, and when. */
export interface DelegationWish extends Period {
  readonly personId: string;
  readonly reason: string;
}

/** What stands already: of the post, and of whoever is to act in it. */
export interface DelegatedAround {
  /** Periods that the post is delegated for, by nobody taken back. */
  readonly ofPost: readonly (Period & { readonly name: string })[];
  /** Posts of the delegate that have not ended. */
  readonly heldPosts: readonly (HeldRole & { readonly unitPath: string })[];
  /** Roles that others delegated to the same person. */
  readonly heldForOthers: readonly (Period & { readonly role: Role })[];
}

/** Why a post may not be delegated at all by whoever acts in it; null when it may. */
export function keepsPost(post: PostToDelegate, giverId: string): Problem | null {
  if (post.personId !== giverId) return problem("delegation.not-onward");
  return isAdministrator(post.role) ? problem("delegation.administrator") : null;
}

/** All that is wrong with the days and the reason, by themselves; empty when nothing is. */
export function periodProblems({ from, until, reason }: DelegationWish, today: string): readonly Problem[] {
  const noDays = ([["from", from], ["until", until]] as const).filter(([, day]) => !isIsoDay(day)).map(([where, day]) => problem("delegation.no-such-day", where, { day }));
  const unsaid = reason.trim() === "" ? [problem("delegation.reason-needed", "reason")] : [];
  if (noDays.length > 0) return [...noDays, ...unsaid];
  const problems: Problem[] = [];
  if (from < today) problems.push(problem("delegation.begins-before-today", "from", { today }));
  if (until < from) problems.push(problem("delegation.ends-before-it-begins", "until"));
  else if (daysBetween(from, until) + 1 > MOST_DELEGATED_DAYS) problems.push(problem("delegation.too-long", "until", { days: daysBetween(from, until) + 1, most: MOST_DELEGATED_DAYS }));
  return [...problems, ...unsaid];
}

/**
 * Why somebody may not act in a post on these days, the days being good as they are; null when they may. Four eyes are asked here, when it is
 * given: the roles that the delegate has on any of the days, own ones and others' alike, and the one that would be added.
 */
export function delegationRefusal(post: PostToDelegate, wish: DelegationWish, around: DelegatedAround): Problem | null {
  if (wish.personId === post.personId) return problem("delegation.self", "personId");
  if (post.validTo !== null && post.validTo <= wish.until) return problem("delegation.post-ends-before", "until", { until: post.validTo });
  if (wish.from < post.validFrom) return problem("delegation.post-begins-later", "from", { from: post.validFrom });
  const other = around.ofPost.find((period) => overlap(period, wish));
  if (other !== undefined) return problem("delegation.overlaps", "from", { name: other.name, from: other.from, until: other.until });
  const held = [
    ...around.heldPosts.filter(({ validFrom, validTo }) => validFrom <= wish.until && (validTo === null || validTo > wish.from)),
    ...around.heldForOthers.filter((period) => overlap(period, wish)),
  ];
  const clash = mayHold(held.map(({ role }) => role), post.role);
  if (clash !== null) return problem(clash.code, "personId", clash.params);
  // Who works elsewhere takes over nothing here; who has no post yet may be about to get one.
  return around.heldPosts.length > 0 && !around.heldPosts.some(({ unitPath }) => isOfBody(unitPath, bodyOf(post.unitPath))) ? problem("delegation.not-a-colleague", "personId") : null;
}

/** Where a delegation stands on a day. */
export type DelegationStanding = "coming" | "in-force" | "over" | "taken-back";

/** `postEnds` is the first day on which the post itself is no longer held: nobody acts in it from then on. */
export function delegationStanding({ from, until }: Period, isTakenBack: boolean, postEnds: string | null, day: string): DelegationStanding {
  if (isTakenBack) return "taken-back";
  if (until < day || (postEnds !== null && postEnds <= day)) return "over";
  return from > day ? "coming" : "in-force";
}

/** What belongs to the region itself is a body of its own, with nobody below it. */
function isOfBody(unitPath: string, body: string): boolean {
  return /^[^.]+\.$/.test(body) ? unitPath === body : unitPath.startsWith(body);
}

function overlap(left: Period, right: Period): boolean {
  return left.from <= right.until && right.from <= left.until;
}
