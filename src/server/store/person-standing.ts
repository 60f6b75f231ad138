import type { SignedIn } from "../../core/sign-in/standing.ts";
import { findCity } from "./city.ts";
import { NO_PASSWORD, type Credential } from "./credential.ts";
import type { Tx } from "./db.ts";
import { postsDelegatedTo, type DelegatedPost } from "./delegation.ts";
import { postsOf, type Post } from "./post.ts";
import { beganByPassword, lastPost } from "./session.ts";

/** Own posts, and those of others that were delegated for the day. */
export interface Standing extends SignedIn {
  readonly posts: readonly (Post | DelegatedPost)[];
}

/**
 * What is known of a person beside the credential, as core asks for it when it says where a session stands: one that is there, by its id, or one that is
 * being begun, with a password or without.
 */
export async function readStanding(tx: Tx, region: string, credential: Credential, today: string, session: string | { readonly byPassword: boolean }): Promise<Standing> {
  const { personId, mustChange, changedAt, factorSince } = credential;
  const [own, delegated, last, city, byPassword] = await Promise.all([
    postsOf(tx, region, [personId], today), postsDelegatedTo(tx, region, personId, today), lastPost(tx, region, personId), findCity(tx, region),
    typeof session === "string" ? beganByPassword(tx, region, session) : session.byPassword,
  ]);
  return {
    mustChange,
    changedAt: changedAt.getTime(),
    factorOn: factorSince !== null,
    // One's own come first, so that nobody begins to act for somebody else without having chosen to.
    posts: [...own, ...delegated],
    lastPost: last,
    demo: city?.demo ?? false,
    // Who has none has none to change.
    byPassword: byPassword && credential.passwordHash !== NO_PASSWORD,
  };
}
