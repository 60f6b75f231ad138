import type { Context } from "../context.ts";
import { findCredential } from "../store/credential.ts";
import { enterPerson } from "../store/person.ts";

export interface SignInCandidate {
  readonly personId: string;
  readonly passwordHash: string;
  readonly lockedUntil: number | null;
}

const NOBODY = "00000000-0000-0000-0000-000000000000";

/** Whoever has this user name, with what their password has to be compared with; the same statements are made where there is nobody. */
export async function signInCandidate({ tx, region }: Context, login: string | null): Promise<SignInCandidate | null> {
  const person = login === null ? null : await enterPerson(tx, region, login);
  const credential = await findCredential(tx, region, person?.id ?? NOBODY);
  return credential === null ? null : { personId: credential.personId, passwordHash: credential.passwordHash, lockedUntil: credential.lockedUntil?.getTime() ?? null };
}
