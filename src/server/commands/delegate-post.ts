import { delegationRefusal, keepsPost, periodProblems, type DelegationWish } from "../../core/access/delegation.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { digestOf } from "../store/digest.ts";
import { insertDelegation, rolesDelegatedTo, standingDelegations, takePostsTurn } from "../store/delegation.ts";
import { findPerson } from "../store/person.ts";
import { findPost, postsOf } from "../store/post.ts";

/** 委托: lets somebody else act, on the days that are named, in the post that one acts in. The holder goes on acting in it too. */
export async function delegatePost({ tx, region, now, newId, acting, record }: ActingContext, wish: DelegationWish): Promise<Result<{ id: string }>> {
  const post = await findPost(tx, region, acting.postId);
  if (post === null) return refused(problem("post.unknown"));
  const kept = keepsPost(post, acting.personId);
  if (kept !== null) return refused(kept);
  const today = officeDay(now);
  const problems = periodProblems(wish, today);
  if (problems.length > 0) return refused(...problems);

  const delegate = await findPerson(tx, region, wish.personId);
  if (delegate === null) return refused(problem("person.unknown", "personId"));
  if (delegate.endedAt !== null) return refused(problem("person.ended", "personId"));
  await takePostsTurn(tx, region);
  const refusal = delegationRefusal(post, wish, {
    ofPost: (await standingDelegations(tx, region, post.id, today)).map(({ from, until, personName }) => ({ from, until, name: personName })),
    heldPosts: await postsOf(tx, region, [delegate.id], today),
    heldForOthers: await rolesDelegatedTo(tx, region, delegate.id, today),
  });
  if (refusal !== null) return refused(refusal);

  const id = newId();
  const { personId, from, until } = wish;
  const reason = wish.reason.trim();
  await insertDelegation(tx, { region, id, postId: post.id, personId, from, until, reason, givenAt: now });
  await record({
    verb: "delegation.given", subject: id, digestAfter: digestOf({ id, postId: post.id, personId, from, until, reason, endedAt: null, endedBy: null }),
    detail: { delegated: post.id, person: personId, from, until },
  });
  return done({ id });
}
