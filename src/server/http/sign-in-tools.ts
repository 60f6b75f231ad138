import { factorCodes, type FactorCodes } from "../factor-codes.ts";
import { passwordHash, type PasswordHash } from "../password-hash.ts";
import { openSecretBox } from "../secret-box.ts";
import type { Edge } from "./resource.ts";
import { signInAttempts, type SignInAttempts } from "./sign-in-attempts.ts";

/** What the resources about people share: one memory of attempts, one way to hash. */
export interface SignInTools {
  readonly hash: PasswordHash;
  readonly codes: FactorCodes;
  readonly attempts: SignInAttempts;
}

export function signInTools({ secretOf, clock, settings }: Pick<Edge, "secretOf" | "clock" | "settings">): SignInTools {
  return {
    hash: passwordHash(settings.signIn.hash),
    codes: factorCodes(openSecretBox(secretOf("second-factors"))),
    attempts: signInAttempts(settings.signIn.lockout, secretOf("known-browsers"), clock),
  };
}
