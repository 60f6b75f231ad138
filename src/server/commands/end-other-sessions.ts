import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { Context } from "../context.ts";
import { idleBefore } from "../session-times.ts";
import { endSessions, liveSessions } from "../store/session.ts";

export interface SessionsEnded {
  readonly ended: number;
}

/** Ends all sessions of the person but the one that asks. */
export async function endOtherSessions({ tx, region, now, session, settings, record }: Context): Promise<Result<SessionsEnded>> {
  if (session === null) return refused(problem("session.needed"));
  if (!session.factorPassed) return refused(problem("session.factor-needed"));
  const others = (await liveSessions(tx, region, session.personId, now, idleBefore(settings, now))).filter(({ id }) => id !== session.id);
  await endSessions(tx, region, others.map(({ id }) => id), now);
  for (const { id } of others) await record({ verb: "session.ended", subject: id, detail: { why: "by-person" } });
  return done({ ended: others.length });
}
