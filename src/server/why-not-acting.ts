import { problem, type Problem } from "../core/basics/problem.ts";
import { standing } from "../core/sign-in/standing.ts";
import type { Context } from "./context.ts";
import { officeDay, officeMinute } from "./office-day.ts";
import { findCredential } from "./store/credential.ts";
import { lastDelegation } from "./store/delegation.ts";
import { readStanding } from "./store/person-standing.ts";

/** What is missing before somebody can act: a session, its code, a new password, a second factor, or at last a post; and where a post of somebody else is theirs no more, since when. */
export async function whyNotActing({ tx, region, now, session, settings }: Context): Promise<Problem> {
  if (session === null) return problem("session.needed");
  const today = officeDay(now);
  const credential = await findCredential(tx, region, session.personId);
  if (credential === null && !session.factorPassed) return problem("session.factor-needed");
  if (credential !== null) {
    const { state } = standing(settings.signIn, await readStanding(tx, region, credential, today, session.id), session.factorPassed, { now: now.getTime(), today });
    if (state !== "in") return problem(`session.${state}`);
  }
  const lent = session.postId === null ? null : await lastDelegation(tx, region, session.postId, session.personId, today);
  if (lent === null) return problem("session.no-post");
  const whose = { name: lent.holderName, unit: lent.unitName };
  if (lent.endedAt !== null) return problem("delegation.taken-back", "", { ...whose, at: officeMinute(lent.endedAt) });
  return lent.until < today ? problem("delegation.over", "", { ...whose, until: lent.until }) : problem("session.no-post");
}
