import type { SignedIn } from "../../core/sign-in/standing.ts";
import { findCity } from "./city.ts";
import type { Credential } from "./credential.ts";
import type { Tx } from "./db.ts";
import { postsOf } from "./post.ts";
import { lastPost } from "./session.ts";

/** What is known of a person beside the credential, as core asks for it when it says where a session stands. */
export async function readStanding(tx: Tx, region: string, credential: Credential, today: string): Promise<SignedIn> {
  const { personId, mustChange, changedAt, factorSince } = credential;
  return {
    mustChange,
    changedAt: changedAt.getTime(),
    factorOn: factorSince !== null,
    posts: await postsOf(tx, region, [personId], today),
    lastPost: await lastPost(tx, region, personId),
    demo: (await findCity(tx, region))?.demo ?? false,
  };
}
