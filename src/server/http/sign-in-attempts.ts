import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { afterFailure, minutesLocked, NO_ATTEMPTS, type Attempts } from "../../core/sign-in/lockout.ts";
import type { LockoutRules } from "../../core/sign-in/preset.ts";

/**
 * What is remembered of attempts beside the count at the account itself, so that a lock protects an account and can't be used
 * against its owner. In memory: a restart forgets it, and the locks of accounts stand in the database.
 *
 * - One source has so many wrong attempts at one user name a day; whatever it tries beyond them isn't looked at.
 * - A browser in which the owner has signed in before carries a mark, and a lock that others caused does not hold it; it has
 *   a count of its own.
 * - Names that nobody has are counted and locked like accounts, so that a lock does not tell who exists.
 */
export interface SignInAttempts {
  isSpent(source: string, name: string): boolean;
  minutesOfUnknown(name: string): number;
  knowsBrowser(mark: string | undefined, personId: string): boolean;
  /** A mark for this browser, given at every sign-in. */
  newMark(personId: string): string;
  failed(source: string, name: string, mark: string | undefined, isKnown: boolean): void;
  succeeded(source: string, name: string): void;
  /** An administrator has opened the account again. */
  forget(name: string): void;
}

const DAY = 24 * 60 * 60 * 1000;
/** More names and sources than this at one time are an attack; the oldest are forgotten then. */
const MOST = 20_000;

export function signInAttempts(rules: LockoutRules, key: string, clock: () => Date): SignInAttempts {
  const bySource = new Map<string, { failures: number; since: number }>();
  const unknown = new Map<string, Attempts>();
  const browsers = new Map<string, Attempts>();
  const now = (): number => clock().getTime();
  const pair = (source: string, name: string): string => `${name}\n${source}`;
  const macOf = (nonce: string, personId: string): Buffer => createHmac("sm3", key).update(`${nonce}.${personId}`).digest();
  const nonceOf = (mark: string): string => mark.split(".")[0] ?? "";

  return {
    isSpent(source, name) {
      const known = bySource.get(pair(source, name));
      return known !== undefined && now() < known.since + DAY && known.failures >= rules.failuresOfSource;
    },
    minutesOfUnknown: (name) => minutesLocked(unknown.get(name) ?? NO_ATTEMPTS, now()),
    knowsBrowser(mark, personId) {
      if (mark === undefined) return false;
      const given = Buffer.from(mark.split(".")[1] ?? "", "base64url");
      const right = macOf(nonceOf(mark), personId);
      return given.length === right.length && timingSafeEqual(given, right) && minutesLocked(browsers.get(nonceOf(mark)) ?? NO_ATTEMPTS, now()) === 0;
    },
    newMark(personId) {
      const nonce = randomBytes(16).toString("base64url");
      return `${nonce}.${macOf(nonce, personId).toString("base64url")}`;
    },
    failed(source, name, mark, isKnown) {
      const before = bySource.get(pair(source, name));
      const fresh = before === undefined || now() >= before.since + DAY;
      put(bySource, pair(source, name), fresh ? { failures: 1, since: now() } : { failures: before.failures + 1, since: before.since });
      if (!isKnown) put(unknown, name, afterFailure(rules, unknown.get(name) ?? NO_ATTEMPTS, now()));
      if (mark !== undefined) put(browsers, nonceOf(mark), afterFailure(rules, browsers.get(nonceOf(mark)) ?? NO_ATTEMPTS, now()));
    },
    succeeded: (source, name) => void bySource.delete(pair(source, name)),
    forget(name) {
      for (const at of bySource.keys()) if (at.startsWith(`${name}\n`)) bySource.delete(at);
    },
  };
}

function put<Value>(map: Map<string, Value>, key: string, value: Value): void {
  // Insertion order is the order of last use.
  map.delete(key);
  map.set(key, value);
  if (map.size > MOST) map.delete(map.keys().next().value!);
}
