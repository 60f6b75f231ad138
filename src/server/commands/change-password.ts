import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { standing, type SessionState } from "../../core/sign-in/standing.ts";
import type { Context } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { idleBefore } from "../session-times.ts";
import { changeCredential, insertPasswordBefore } from "../store/credential.ts";
import { lockOwnCredential } from "../store/living-credential.ts";
import { readStanding } from "../store/person-standing.ts";
import { chooseSessionPost, endSessions, liveSessions } from "../store/session.ts";

export interface NewPassword {
  /** The stored form that the old password was found to match. */
  readonly comparedWith: string;
  /** The stored form of the new one, which has been judged. */
  readonly passwordHash: string;
}

/** Sets a new password; all other sessions of the person end, since they may be why it was changed. */
export async function changePassword(context: Context, given: NewPassword): Promise<Result<{ state: SessionState }>> {
  const { tx, region, now, session, settings, record } = context;
  if (session === null) return refused(problem("session.needed"));
  if (!session.factorPassed) return refused(problem("session.factor-needed"));
  const credential = await lockOwnCredential(tx, region, session);
  if (credential === null) return refused(problem("session.needed"));
  // Somebody else has changed it in the meantime: the old one is no longer the old one.
  if (credential.passwordHash !== given.comparedWith) return refused(problem("password.wrong", "old"));
  await insertPasswordBefore(tx, credential);
  const change = { passwordHash: given.passwordHash, changedAt: now, mustChange: false, failures: 0, lockedUntil: null };
  await changeCredential(tx, region, session.personId, change);
  await record({ verb: "password.changed", subject: session.personId });

  const others = (await liveSessions(tx, region, session.personId, now, idleBefore(settings, now))).filter(({ id }) => id !== session.id);
  await endSessions(tx, region, others.map(({ id }) => id), now);
  for (const { id } of others) await record({ verb: "session.ended", subject: id, detail: { why: "password-changed" } });

  const today = officeDay(now);
  const { state, postId } = standing(settings.signIn, await readStanding(tx, region, { ...credential, ...change }, today, session.id), true, { now: now.getTime(), today });
  if (session.postId === null && postId !== null) await chooseSessionPost(tx, region, session.id, postId);
  return done({ state });
}
