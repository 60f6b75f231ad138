import { randomBytes } from "node:crypto";
import { Secret, TOTP } from "otpauth";
import type { SecretBox } from "./secret-box.ts";

/** 动态口令: codes of six digits that change every thirty seconds (RFC 6238), as any authenticator on a telephone makes them. */
export interface FactorCodes {
  /** A new secret: for the person's telephone to read or type, and sealed for the database. */
  newSecret(personId: string, login: string): { readonly secret: string; readonly address: string; readonly sealed: Buffer };
  /** The time step that a code belongs to; null when it is not a code of now, or of a step that was used before. */
  stepOf(sealed: Uint8Array, personId: string, code: string, now: Date, usedStep: bigint | null): bigint | null;
}

const ISSUER = "Hengji";
/** 160 bits, as RFC 4226 recommends. */
const SECRET_BYTES = 20;
const PERIOD = 30;
const DIGITS = 6;
/** Steps that a telephone's clock may be ahead or behind. */
const DRIFT = 1;

export function factorCodes(box: SecretBox): FactorCodes {
  // SHA-1, since most authenticators know nothing else; what was found against it does not concern its use under HMAC.
  const make = (secret: Buffer, label: string): TOTP =>
    new TOTP({ issuer: ISSUER, label, algorithm: "SHA1", digits: DIGITS, period: PERIOD, secret: new Secret({ buffer: new Uint8Array(secret).buffer }) });
  return {
    newSecret(personId, login) {
      const secret = randomBytes(SECRET_BYTES);
      const totp = make(secret, login);
      return { secret: totp.secret.base32, address: totp.toString(), sealed: box.seal(secret, personId) };
    },
    stepOf(sealed, personId, code, now, usedStep) {
      const timestamp = now.getTime();
      const delta = make(box.open(sealed, personId), "").validate({ token: code, timestamp, window: DRIFT });
      if (delta === null) return null;
      const step = BigInt(Math.floor(timestamp / 1000 / PERIOD) + delta);
      return usedStep !== null && step <= usedStep ? null : step;
    },
  };
}
