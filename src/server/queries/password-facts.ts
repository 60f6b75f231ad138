import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { minutesLocked } from "../../core/sign-in/lockout.ts";
import type { Context } from "../context.ts";
import { findCredential, passwordsBefore } from "../store/credential.ts";
import { findPerson } from "../store/person.ts";

/** What a password given again, and a new one, are compared with. */
export interface PasswordFacts {
  readonly login: string;
  readonly passwordHash: string;
  /** Stored forms that may not come back, the present one first. */
  readonly before: readonly string[];
}

export async function passwordFacts({ tx, region, now, session }: Context, history: number): Promise<Result<PasswordFacts>> {
  if (session === null) return refused(problem("session.needed"));
  if (!session.factorPassed) return refused(problem("session.factor-needed"));
  const person = await findPerson(tx, region, session.personId);
  const credential = await findCredential(tx, region, session.personId);
  if (person === null || credential === null) return refused(problem("session.needed"));
  const minutes = minutesLocked({ failures: credential.failures, lockedUntil: credential.lockedUntil?.getTime() ?? null }, now.getTime());
  if (minutes > 0) return refused(problem("session.locked", "", { minutes }));
  const { passwordHash } = credential;
  return done({ login: person.login, passwordHash, before: [passwordHash, ...(await passwordsBefore(tx, region, person.id, history - 1))] });
}
