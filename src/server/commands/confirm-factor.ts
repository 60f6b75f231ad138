import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { standing, type SessionState } from "../../core/sign-in/standing.ts";
import type { Context } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { idleBefore } from "../session-times.ts";
import { changeCredential } from "../store/credential.ts";
import { sm3 } from "../store/digest.ts";
import { lockOwnCredential } from "../store/living-credential.ts";
import { readStanding } from "../store/person-standing.ts";
import { endSessions, insertSession, liveSessions } from "../store/session.ts";

export interface FirstCode {
  readonly stepOf: (sealed: Buffer, personId: string, usedStep: bigint | null) => bigint | null;
  /** Of the session that goes on. */
  readonly token: string;
  readonly source: string;
  readonly agent: string;
}

const HOUR = 60 * 60 * 1000;

/** The first code shows that the authenticator works: from here on it is asked for. Sessions that began without it end. */
export async function confirmFactor(context: Context, given: FirstCode): Promise<Result<{ state: SessionState }>> {
  const { tx, region, now, session, newId, settings, record } = context;
  if (session === null) return refused(problem("session.needed"));
  if (!session.factorPassed) return refused(problem("session.factor-needed"));
  const { personId } = session;
  const credential = await lockOwnCredential(tx, region, session);
  if (credential === null) return refused(problem("session.needed"));
  if (credential.factorSince !== null) return refused(problem("factor.on"));
  if (credential.factorSecret === null) return refused(problem("factor.not-begun"));
  const step = given.stepOf(credential.factorSecret, personId, credential.factorStep);
  if (step === null) return refused(problem("factor.wrong-code", "code"));

  const change = { factorSince: now, factorStep: step };
  await changeCredential(tx, region, personId, change);
  await record({ verb: "factor.set", subject: personId });
  const before = await liveSessions(tx, region, personId, now, idleBefore(settings, now));
  await endSessions(tx, region, before.map(({ id }) => id), now);
  for (const { id } of before) await record({ verb: "session.ended", subject: id, detail: { why: id === session.id ? "rotated" : "factor-set" } });

  const today = officeDay(now);
  const person = await readStanding(tx, region, { ...credential, ...change }, today, session.id);
  const { state, postId } = standing(settings.signIn, person, true, { now: now.getTime(), today });
  const id = newId();
  await insertSession(tx, {
    region, id, tokenHash: sm3(given.token), personId, postId: session.postId ?? postId, startedAt: now, seenAt: now,
    endsAt: new Date(now.getTime() + settings.sessionHours * HOUR), factorPassed: true, byPassword: person.byPassword, source: given.source, agent: given.agent,
  });
  await record({ verb: "session.begun", subject: id, detail: { state, source: given.source } });
  return done({ state });
}
