import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { afterFailure, minutesLocked } from "../../core/sign-in/lockout.ts";
import type { Context } from "../context.ts";
import { changeCredential } from "../store/credential.ts";
import { lockOwnCredential } from "../store/living-credential.ts";

export interface WrongPasswordCounted {
  /** Minutes that the account is locked now; zero when it is not. */
  readonly minutes: number;
}

/** Somebody signed in was asked for the password again and gave a wrong one: counts, since a session can be in other hands. */
export async function countWrongPassword(context: Context, source: string): Promise<Result<WrongPasswordCounted>> {
  const { tx, region, now, session, record, settings } = context;
  if (session === null) return refused(problem("session.needed"));
  const { personId } = session;
  const credential = await lockOwnCredential(tx, region, session);
  if (credential === null) return refused(problem("session.needed"));
  const before = { failures: credential.failures, lockedUntil: credential.lockedUntil?.getTime() ?? null };
  const wasLocked = minutesLocked(before, now.getTime()) > 0;
  const after = afterFailure(settings.signIn.lockout, before, now.getTime());
  await changeCredential(tx, region, personId, { failures: after.failures, lockedUntil: after.lockedUntil === null ? null : new Date(after.lockedUntil) });
  await record({ verb: "session.failed", subject: personId, detail: { why: "password-again", source } });
  const minutes = minutesLocked(after, now.getTime());
  if (minutes > 0 && !wasLocked) await record({ verb: "account.locked", subject: personId, detail: { minutes, source } });
  return done({ minutes });
}
