import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { factorIsAsked, holds } from "../../core/sign-in/standing.ts";
import type { Context } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { changeCredential } from "../store/credential.ts";
import { lockOwnCredential } from "../store/living-credential.ts";
import { readStanding } from "../store/person-standing.ts";

/** Takes the second factor away again, with the password; not from somebody whose post asks for it. */
export async function removeFactor({ tx, region, now, session, record, settings }: Context, comparedWith: string): Promise<Result<null>> {
  if (session === null) return refused(problem("session.needed"));
  if (!session.factorPassed) return refused(problem("session.factor-needed"));
  const credential = await lockOwnCredential(tx, region, session);
  if (credential === null) return refused(problem("session.needed"));
  if (credential.passwordHash !== comparedWith) return refused(problem("password.wrong", "password"));
  if (credential.factorSince === null) return refused(problem("factor.off"));
  const today = officeDay(now);
  const person = await readStanding(tx, region, credential, today, session.id);
  const held = person.posts.filter((post) => holds(post, today));
  if (factorIsAsked(settings.signIn, held, person.demo)) return refused(problem("factor.asked"));
  await changeCredential(tx, region, session.personId, { factorSecret: null, factorSince: null, factorStep: null });
  await record({ verb: "factor.removed", subject: session.personId });
  return done(null);
}
