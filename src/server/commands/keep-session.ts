import { done, type Result } from "../../core/basics/result.ts";
import type { Context } from "../context.ts";
import { markSessionSeen } from "../store/session.ts";

/** Notes that a session is in use. No event: nothing happened but somebody being there. */
export async function keepSession({ tx, region, now, session }: Context): Promise<Result<null>> {
  if (session !== null) await markSessionSeen(tx, region, session.id, now);
  return done(null);
}
