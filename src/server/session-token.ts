import { randomBytes } from "node:crypto";

/** Names a session to whoever holds it: 256 random bits, of which the database keeps the SM3 only. */
export function newSessionToken(): string {
  return randomBytes(32).toString("base64url");
}
