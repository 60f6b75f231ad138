import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { Context } from "../context.ts";
import { changeCredential } from "../store/credential.ts";
import { lockOwnCredential } from "../store/living-credential.ts";
import { findPerson } from "../store/person.ts";

export interface FactorOffered {
  /** For typing into an authenticator. */
  readonly secret: string;
  /** `otpauth:` address, for the QR code. */
  readonly address: string;
}

/** Makes a secret for the person's authenticator. It counts only once a code of it was given, so there is no event yet. */
export async function setUpFactor(
  { tx, region, session }: Context,
  newSecret: (personId: string, login: string) => FactorOffered & { readonly sealed: Buffer },
): Promise<Result<FactorOffered>> {
  if (session === null) return refused(problem("session.needed"));
  if (!session.factorPassed) return refused(problem("session.factor-needed"));
  const credential = await lockOwnCredential(tx, region, session);
  const person = await findPerson(tx, region, session.personId);
  if (credential === null || person === null) return refused(problem("session.needed"));
  if (credential.factorSince !== null) return refused(problem("factor.on"));
  const { secret, address, sealed } = newSecret(person.id, person.login);
  await changeCredential(tx, region, person.id, { factorSecret: sealed, factorStep: null });
  return done({ secret, address });
}
