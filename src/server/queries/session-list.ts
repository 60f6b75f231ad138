import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { ActingContext, Context } from "../context.ts";
import { idleBefore } from "../session-times.ts";
import { findPerson } from "../store/person.ts";
import { liveSessions, type Session } from "../store/session.ts";

export interface SessionShown {
  readonly id: string;
  readonly startedAt: string;
  readonly seenAt: string;
  readonly endsAt: string;
  readonly source: string;
  readonly agent: string;
  /** Whether it is the one that asks. */
  readonly current: boolean;
}

/** The sessions of whoever asks. */
export async function ownSessions({ tx, region, now, session, settings }: Context): Promise<Result<readonly SessionShown[]>> {
  if (session === null) return refused(problem("session.needed"));
  if (!session.factorPassed) return refused(problem("session.factor-needed"));
  return done((await liveSessions(tx, region, session.personId, now, idleBefore(settings, now))).map((one) => show(one, session.id)));
}

/** Those of somebody else, for the security administrator. */
export async function sessionsOfPerson({ tx, region, now, session, acting, packs, settings }: ActingContext, personId: string): Promise<Result<readonly SessionShown[]>> {
  if (!hasDuty(packs, acting.role, "session.end")) return refused(problem("duty.missing"));
  if ((await findPerson(tx, region, personId)) === null) return refused(problem("person.unknown"));
  return done((await liveSessions(tx, region, personId, now, idleBefore(settings, now))).map((one) => show(one, session.id)));
}

function show({ id, startedAt, seenAt, endsAt, source, agent }: Session, current: string): SessionShown {
  return { id, startedAt: startedAt.toISOString(), seenAt: seenAt.toISOString(), endsAt: endsAt.toISOString(), source, agent, current: id === current };
}
