import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { holds, standing } from "../../core/sign-in/standing.ts";
import type { Context } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { findCredential } from "../store/credential.ts";
import { readStanding } from "../store/person-standing.ts";
import { chooseSessionPost } from "../store/session.ts";

/** 切换岗位: from here on the session acts in another of the person's posts. */
export async function actInPost({ tx, region, now, session, record, settings }: Context, postId: string): Promise<Result<null>> {
  if (session === null) return refused(problem("session.needed"));
  if (!session.factorPassed) return refused(problem("session.factor-needed"));
  const credential = await findCredential(tx, region, session.personId);
  if (credential === null) return refused(problem("session.needed"));
  const today = officeDay(now);
  const person = await readStanding(tx, region, credential, today, session.id);
  const { state } = standing(settings.signIn, person, session.factorPassed, { now: now.getTime(), today });
  if (state === "must-change") return refused(problem("session.must-change"));
  if (state === "factor-to-set-up") return refused(problem("session.factor-to-set-up"));
  const post = person.posts.find(({ id }) => id === postId);
  if (post === undefined || !holds(post, today)) return refused(problem("post.unknown"));
  await chooseSessionPost(tx, region, session.id, postId);
  await record({ verb: "post.chosen", subject: postId, detail: { session: session.id, role: post.role } });
  return done(null);
}
