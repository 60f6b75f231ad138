import { isDeepStrictEqual } from "node:util";
import type { Actor } from "../core/access/actor.ts";
import type { StoredCounts } from "./packs-in-force.ts";
import type { LiveSession } from "./store/entry.ts";

/** Who the database found to be asking. */
export interface Found {
  readonly session: LiveSession | null;
  readonly acting: Actor | null;
  /** The post is somebody else's (委托), and has to be held before anything is written in it. */
  readonly byDelegation: boolean;
  readonly counts: StoredCounts;
}

/** More sessions than this at one time are forgotten from the oldest on, and are waited for once more. */
const MOST = 10_000;

/**
 * Whom the next request of a session is expected to come from: the same as the last. Its work may begin while the database still looks, and
 * counts only if it found the very same; so this spares time and grants nothing. Sessions are known by the digest of their token.
 */
export class ExpectedEntries {
  readonly #bySession = new Map<string, Found>();

  of(sessionHash: string | null): Found | null {
    return sessionHash === null ? null : (this.#bySession.get(sessionHash) ?? null);
  }

  /** What was found takes the place of what was expected. Who acts for somebody else, or may not act, is waited for each time. */
  keep(sessionHash: string | null, found: Found): void {
    if (sessionHash === null) return;
    this.forget(sessionHash);
    if (found.acting === null || found.byDelegation) return;
    this.#bySession.set(sessionHash, found);
    if (this.#bySession.size > MOST) this.#bySession.delete(this.#bySession.keys().next().value!);
  }

  forget(sessionHash: string | null): void {
    if (sessionHash !== null) this.#bySession.delete(sessionHash);
  }
}

export function isAsExpected(found: Found, expected: Found): boolean {
  return isDeepStrictEqual(found, expected);
}
