import { hasDuty } from "../../core/access/duty.ts";
import { isAdministrator } from "../../core/access/role.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { lockCredential } from "../store/credential.ts";
import { digestOf } from "../store/digest.ts";
import { findPost, markPostEnded, othersInRole } from "../store/post.ts";

/** 免岗: from today on the post is no longer the person's; whoever acts in it at this moment can do nothing more in it. */
export async function endPost({ tx, region, now, acting, packs, record }: ActingContext, id: string): Promise<Result<{ validTo: string }>> {
  if (!hasDuty(packs, acting.role, "post.give")) return refused(problem("duty.missing"));
  const found = await findPost(tx, region, id);
  if (found === null) return refused(problem("post.unknown"));
  if (found.personId === acting.personId) return refused(problem("post.self"));
  await lockCredential(tx, region, found.personId);
  const today = officeDay(now);
  // Read again: somebody else may have ended it while this one waited.
  const post = await findPost(tx, region, id);
  if (post === null || (post.validTo !== null && (post.validTo <= today || post.validTo <= post.validFrom))) return refused(problem("post.ended"));
  if (isAdministrator(post.role) && (await othersInRole(tx, region, post.role, post.personId, today)) === 0) return refused(problem("post.last-administrator"));
  const { personId, unitId, role, validFrom } = post;
  // One that has not begun yet never will.
  const validTo = validFrom > today ? validFrom : today;
  await markPostEnded(tx, region, id, validTo);
  await record({
    verb: "post.ended", subject: id,
    digestBefore: digestOf({ personId, unitId, role, validFrom, validTo: post.validTo }),
    digestAfter: digestOf({ personId, unitId, role, validFrom, validTo }),
    detail: { person: personId, unit: unitId, role },
  });
  return done({ validTo });
}
