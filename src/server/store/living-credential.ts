import { lockCredential, type Credential } from "./credential.ts";
import type { Tx } from "./db.ts";
import type { LiveSession } from "./entry.ts";

/*
 * What was read before a lock was waited for may have ended meanwhile: a person who is ended while signing in must not be in,
 * and a session that an administrator ends must not be followed by the next one. So it is read again under the lock.
 */

/** Holds the credential of somebody who has not been ended; null for anybody else, after the same statements. */
export async function lockLivingCredential(tx: Tx, region: string, personId: string): Promise<Credential | null> {
  const credential = await lockCredential(tx, region, personId);
  const living = await tx.selectFrom("person").select("id").where("region", "=", region).where("id", "=", personId).where("ended_at", "is", null).executeTakeFirst();
  return living === undefined ? null : credential;
}

/** Holds the credential of whoever asks, as long as the session that asks is still there. */
export async function lockOwnCredential(tx: Tx, region: string, session: LiveSession): Promise<Credential | null> {
  const credential = await lockCredential(tx, region, session.personId);
  const live = await tx.selectFrom("session").select("id").where("region", "=", region).where("id", "=", session.id).where("ended_at", "is", null).executeTakeFirst();
  return live === undefined ? null : credential;
}
