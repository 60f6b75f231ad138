import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { Context } from "../context.ts";
import { endSessions } from "../store/session.ts";

/** Ends the session of whoever asks; its token is worth nothing from here on. */
export async function signOut({ tx, region, now, session, record }: Context, why: "signed-out" | "replaced"): Promise<Result<null>> {
  if (session === null) return refused(problem("session.needed"));
  await endSessions(tx, region, [session.id], now);
  await record({ verb: "session.ended", subject: session.id, detail: { why } });
  return done(null);
}
