import { bodyOf } from "../../core/access/colleagues.ts";
import { delegationStanding, keepsPost, type DelegationStanding } from "../../core/access/delegation.ts";
import { hasDuty } from "../../core/access/duty.ts";
import { ADMINISTRATORS, type Role } from "../../core/access/role.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { colleaguesOf, type Colleague } from "../store/colleagues.ts";
import { delegationList } from "../store/delegation.ts";
import { findPost } from "../store/post.ts";

export interface DelegationShown {
  readonly id: string;
  readonly postId: string;
  readonly role: Role;
  readonly unit: string;
  readonly by: { readonly id: string; readonly name: string };
  readonly to: { readonly id: string; readonly name: string };
  readonly from: string;
  readonly until: string;
  readonly reason: string;
  readonly givenAt: string;
  readonly standing: DelegationStanding;
  /** When it was taken back, and by whom. */
  readonly endedAt: string | null;
  readonly endedBy: string | null;
  /** Whether the asker may take it back now. */
  readonly mayEnd: boolean;
}

/** What the asker gave and was given, the newest first; for whoever gives posts or reads the log, everybody's. */
export async function delegations(
  { tx, region, now, acting, packs }: ActingContext,
  { before, limit }: { readonly before: string | null; readonly limit: number },
): Promise<Result<{ items: readonly DelegationShown[]; next: string | null }>> {
  const managesPosts = hasDuty(packs, acting.role, "post.give");
  const ofAll = managesPosts || hasDuty(packs, acting.role, "log.read");
  const found = await delegationList(tx, region, ofAll ? null : acting.personId, before, limit + 1);
  const page = found.slice(0, limit);
  const today = officeDay(now);
  const items = page.map(({ id, postId, role, unitName, holderId, holderName, personId, personName, from, until, reason, givenAt, endedAt, endedByName, postEnds }) => {
    const standing = delegationStanding({ from, until }, endedAt !== null, postEnds, today);
    return {
      id, postId, role, unit: unitName, by: { id: holderId, name: holderName }, to: { id: personId, name: personName }, from, until, reason,
      givenAt: givenAt.toISOString(), standing, endedAt: endedAt?.toISOString() ?? null, endedBy: endedByName,
      mayEnd: (standing === "coming" || standing === "in-force") && (managesPosts || holderId === acting.personId),
    };
  });
  return done({ items, next: found.length > limit ? (page.at(-1)?.id ?? null) : null });
}

/** More names than these nobody looks through: they are searched. */
const MOST_COLLEAGUES = 100;

/** Whom the holder of a post may choose from: names and units of those who hold a post in the same body, and nothing else of them. */
export async function colleagues({ tx, region, now, acting }: ActingContext, search: string | null): Promise<Result<{ items: readonly Colleague[]; more: boolean }>> {
  const post = await findPost(tx, region, acting.postId);
  if (post === null) return refused(problem("post.unknown"));
  const kept = keepsPost(post, acting.personId);
  if (kept !== null) return refused(kept);
  const found = await colleaguesOf(tx, region, bodyOf(post.unitPath), { personId: acting.personId, roles: ADMINISTRATORS }, search, officeDay(now), MOST_COLLEAGUES + 1);
  return done({ items: found.slice(0, MOST_COLLEAGUES), more: found.length > MOST_COLLEAGUES });
}
