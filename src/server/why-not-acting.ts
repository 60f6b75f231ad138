import { standing } from "../core/sign-in/standing.ts";
import type { Context } from "./context.ts";
import { officeDay } from "./office-day.ts";
import { findCredential } from "./store/credential.ts";
import { readStanding } from "./store/person-standing.ts";

/** What is missing before somebody can act: a session, its code, a new password, a second factor, or at last a post. */
export async function whyNotActing({ tx, region, now, session, settings }: Context): Promise<string> {
  if (session === null) return "session.needed";
  const today = officeDay(now);
  const credential = await findCredential(tx, region, session.personId);
  if (credential === null) return session.factorPassed ? "session.no-post" : "session.factor-needed";
  const { state } = standing(settings.signIn, await readStanding(tx, region, credential, today), session.factorPassed, { now: now.getTime(), today });
  return state === "in" ? "session.no-post" : `session.${state}`;
}
