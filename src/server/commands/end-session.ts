import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { Context } from "../context.ts";
import { idleBefore } from "../session-times.ts";
import { endSessions, findLiveSession } from "../store/session.ts";

/** Ends one session: one's own, or anybody's as the security administrator. */
export async function endSession({ tx, region, now, session, acting, settings, packs, record }: Context, id: string): Promise<Result<null>> {
  if (session === null) return refused(problem("session.needed"));
  if (!session.factorPassed) return refused(problem("session.factor-needed"));
  const found = await findLiveSession(tx, region, id, now, idleBefore(settings, now));
  if (found === null) return refused(problem("session.unknown"));
  const own = found.personId === session.personId;
  if (!own && (acting === null || !hasDuty(packs, acting.role, "session.end"))) return refused(problem("duty.missing"));
  await endSessions(tx, region, [id], now);
  await record({ verb: "session.ended", subject: id, detail: { why: own ? "by-person" : "by-administrator" } });
  return done(null);
}
