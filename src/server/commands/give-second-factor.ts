import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { afterFailure, minutesLocked } from "../../core/sign-in/lockout.ts";
import { standing, type SessionState } from "../../core/sign-in/standing.ts";
import type { Context } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { changeCredential } from "../store/credential.ts";
import { sm3 } from "../store/digest.ts";
import { lockOwnCredential } from "../store/living-credential.ts";
import { readStanding } from "../store/person-standing.ts";
import { endSessions, insertSession } from "../store/session.ts";

export interface SecondFactor {
  /** The time step of the code by the person's secret; null for a wrong one, or one of a step used before. */
  readonly stepOf: (sealed: Buffer, personId: string, usedStep: bigint | null) => bigint | null;
  /** Of the session that takes the place of the one begun with the password alone. */
  readonly token: string;
  readonly source: string;
  readonly agent: string;
}

export type SecondFactorOutcome = { readonly state: "wrong" } | { readonly state: "locked"; readonly minutes: number } | { readonly state: SessionState };

const HOUR = 60 * 60 * 1000;

/** Takes the code of the second factor, once; a wrong one counts like a wrong password. */
export async function giveSecondFactor(context: Context, given: SecondFactor): Promise<Result<SecondFactorOutcome>> {
  const { tx, region, now, session, newId, settings, record } = context;
  if (session === null) return refused(problem("session.needed"));
  if (session.factorPassed) return refused(problem("factor.not-asked"));
  const { personId } = session;
  const credential = await lockOwnCredential(tx, region, session);
  if (credential === null) return refused(problem("session.needed"));
  if (credential.factorSecret === null) return refused(problem("factor.not-asked"));

  const moment = now.getTime();
  const before = { failures: credential.failures, lockedUntil: credential.lockedUntil?.getTime() ?? null };
  const minutes = minutesLocked(before, moment);
  if (minutes > 0) return done({ state: "locked", minutes });
  const step = given.stepOf(credential.factorSecret, personId, credential.factorStep);
  if (step === null) {
    const after = afterFailure(settings.signIn.lockout, before, moment);
    await changeCredential(tx, region, personId, { failures: after.failures, lockedUntil: after.lockedUntil === null ? null : new Date(after.lockedUntil) });
    await record({ verb: "session.failed", subject: personId, detail: { why: "factor", source: given.source } });
    const locked = minutesLocked(after, moment);
    if (locked === 0) return done({ state: "wrong" });
    await record({ verb: "account.locked", subject: personId, detail: { minutes: locked, source: given.source } });
    return done({ state: "locked", minutes: locked });
  }

  await changeCredential(tx, region, personId, { failures: 0, lockedUntil: null, factorStep: step });
  await endSessions(tx, region, [session.id], now);
  await record({ verb: "session.ended", subject: session.id, detail: { why: "rotated" } });
  const today = officeDay(now);
  const { state, postId } = standing(settings.signIn, await readStanding(tx, region, credential, today, { byPassword: true }), true, { now: moment, today });
  const id = newId();
  await insertSession(tx, {
    region, id, tokenHash: sm3(given.token), personId, postId, startedAt: now, seenAt: now, endsAt: new Date(moment + settings.sessionHours * HOUR),
    factorPassed: true, byPassword: true, source: given.source, agent: given.agent,
  });
  await record({ verb: "session.begun", subject: id, detail: { state, source: given.source } });
  return done({ state });
}
