import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { ActingContext } from "../context.ts";
import { idleBefore } from "../session-times.ts";
import { changeCredential, insertPasswordBefore, lockCredential, NO_PASSWORD } from "../store/credential.ts";
import { findPerson } from "../store/person.ts";
import { endSessions, liveSessions } from "../store/session.ts";

export interface Unlocking {
  /** Stored form of a new one-time password, where the old one is forgotten. */
  readonly passwordHash: string | null;
  /** Where the telephone is lost. */
  readonly removeFactor: boolean;
}

/** 解锁账号: opens a locked account again, and gives somebody who has lost the means to sign in new ones. Never one's own. */
export async function unlockAccount(
  { tx, region, now, acting, packs, settings, record }: ActingContext,
  id: string,
  { passwordHash, removeFactor }: Unlocking,
): Promise<Result<{ login: string }>> {
  if (!hasDuty(packs, acting.role, "account.unlock")) return refused(problem("duty.missing"));
  if (id === acting.personId) return refused(problem("person.self"));
  const credential = await lockCredential(tx, region, id);
  const person = await findPerson(tx, region, id);
  if (credential === null || person === null) return refused(problem("person.unknown"));
  if (person.endedAt !== null) return refused(problem("person.ended"));
  if (passwordHash !== null && credential.passwordHash !== NO_PASSWORD) await insertPasswordBefore(tx, credential);
  await changeCredential(tx, region, id, {
    failures: 0,
    lockedUntil: null,
    ...(passwordHash === null ? {} : { passwordHash, changedAt: now, mustChange: true }),
    ...(removeFactor ? { factorSecret: null, factorSince: null, factorStep: null } : {}),
  });
  await record({ verb: "account.unlocked", subject: id, detail: { password: passwordHash === null ? "kept" : "new", factor: removeFactor ? "removed" : "kept" } });
  if (passwordHash !== null || removeFactor) {
    const sessions = await liveSessions(tx, region, id, now, idleBefore(settings, now));
    await endSessions(tx, region, sessions.map(({ id: session }) => session), now);
    for (const session of sessions) await record({ verb: "session.ended", subject: session.id, detail: { why: "by-administrator" } });
  }
  return done({ login: person.login });
}
