import { done, type Result } from "../../core/basics/result.ts";
import { afterFailure, minutesLocked, NO_ATTEMPTS } from "../../core/sign-in/lockout.ts";
import { standing, type SessionState } from "../../core/sign-in/standing.ts";
import type { Context } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { changeCredential } from "../store/credential.ts";
import { sm3 } from "../store/digest.ts";
import { appendEvent, type NewEvent } from "../store/event.ts";
import { lockLivingCredential } from "../store/living-credential.ts";
import { readStanding } from "../store/person-standing.ts";
import { enterPerson } from "../store/person.ts";
import { insertSession } from "../store/session.ts";

/** An attempt whose password has been compared already: comparing is slow, and nothing slow happens in a transaction. */
export interface SignInAttempt {
  /** Null for a text that can be nobody's user name. */
  readonly login: string | null;
  /** The stored form that the password was compared with; null when there was none. */
  readonly comparedWith: string | null;
  readonly matches: boolean;
  /** The same password in the form that is made today, where the stored form is an older one. */
  readonly madeAnew: string | null;
  /** Comes from a browser that this person has signed in with before: a lock that others caused does not hold it. */
  readonly knownBrowser: boolean;
  readonly token: string;
  readonly source: string;
  readonly agent: string;
}

export type SignInOutcome =
  | { readonly state: "wrong" }
  | { readonly state: "locked"; readonly minutes: number }
  | { readonly state: SessionState; readonly personId: string };

/** Stands for whoever has an unknown user name, so that the same statements are made for everybody. */
const NOBODY = "00000000-0000-0000-0000-000000000000";
const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;

/** Begins a session, or counts a failure; a failure is an outcome and no refusal, since it has to be kept. */
export async function signIn(context: Context, attempt: SignInAttempt): Promise<Result<SignInOutcome>> {
  const { tx, region, now, newId, settings } = context;
  const moment = now.getTime();
  const person = attempt.login === null ? null : await enterPerson(tx, region, attempt.login);
  const personId = person?.id ?? NOBODY;
  const credential = await lockLivingCredential(tx, region, personId);
  const record = (actor: string, verb: NewEvent["verb"], subject: string, detail: NewEvent["detail"]) =>
    appendEvent(tx, { region, id: newId(), at: now, actor, verb, subject, digestBefore: null, digestAfter: null, detail: { ...detail, source: attempt.source } });

  const before = credential === null ? NO_ATTEMPTS : { failures: credential.failures, lockedUntil: credential.lockedUntil?.getTime() ?? null };
  const minutes = minutesLocked(before, moment);
  if (minutes > 0 && !attempt.knownBrowser) {
    await record("anonymous", "session.failed", personId, { why: "locked" });
    return done({ state: "locked", minutes });
  }
  if (credential === null || !attempt.matches || credential.passwordHash !== attempt.comparedWith) {
    const after = afterFailure(settings.signIn.lockout, before, moment);
    const lockedUntil = after.lockedUntil === null ? null : new Date(after.lockedUntil);
    await changeCredential(tx, region, personId, { failures: after.failures, lockedUntil });
    await record("anonymous", "session.failed", personId, { why: "password" });
    const locked = minutesLocked(after, moment);
    if (credential === null || locked === 0) return done({ state: "wrong" });
    if (minutes === 0) await record("anonymous", "account.locked", personId, { minutes: locked });
    return done({ state: "locked", minutes: locked });
  }

  await changeCredential(tx, region, personId, {
    failures: 0,
    lockedUntil: null,
    ...(attempt.madeAnew === null ? {} : { passwordHash: attempt.madeAnew }),
  });
  const factorPassed = credential.factorSince === null;
  const today = officeDay(now);
  const { state, postId } = standing(settings.signIn, await readStanding(tx, region, credential, today, { byPassword: true }), factorPassed, { now: moment, today });
  const id = newId();
  await insertSession(tx, {
    region, id, tokenHash: sm3(attempt.token), personId, postId, startedAt: now, seenAt: now, factorPassed, byPassword: true, source: attempt.source, agent: attempt.agent,
    endsAt: new Date(moment + (factorPassed ? settings.sessionHours * HOUR : settings.signIn.factorMinutes * MINUTE)),
  });
  await record(personId, "session.begun", id, { state });
  return done({ state, personId });
}
