import { delegationStanding } from "../../core/access/delegation.ts";
import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { digestOf } from "../store/digest.ts";
import { awaitDelegated, findDelegation, markDelegationEnded } from "../store/delegation.ts";

/** 收回授权: from this moment on nobody acts in the post by this delegation; whatever was typed meanwhile stays a draft of whoever typed it. */
export async function endDelegation({ tx, region, now, acting, packs, record }: ActingContext, id: string): Promise<Result<{ endedAt: string }>> {
  const found = await findDelegation(tx, region, id);
  if (found === null) return refused(problem("delegation.unknown"));
  if (found.holderId !== acting.personId && !hasDuty(packs, acting.role, "post.give")) return refused(problem("delegation.not-yours"));
  const { postId, personId, from, until, reason } = found;
  const standing = delegationStanding(found, found.endedAt !== null, found.postEnds, officeDay(now));
  if (standing === "over") return refused(problem("delegation.over-already", "", { until }));
  await awaitDelegated(tx, postId);
  // Of two who take it back at once the second is told so.
  if (standing === "taken-back" || !(await markDelegationEnded(tx, region, id, now, acting.personId))) return refused(problem("delegation.ended"));
  const stated = { id, postId, personId, from, until, reason };
  await record({
    verb: "delegation.ended", subject: id,
    digestBefore: digestOf({ ...stated, endedAt: null, endedBy: null }), digestAfter: digestOf({ ...stated, endedAt: now.toISOString(), endedBy: acting.personId }),
    detail: { delegated: postId, person: personId, until },
  });
  return done({ endedAt: now.toISOString() });
}
