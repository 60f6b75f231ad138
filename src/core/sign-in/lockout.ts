import type { LockoutRules } from "./preset.ts";

const MINUTE = 60 * 1000;

/** Wrong attempts in a row, and until when they have locked what they were made at; moments in milliseconds. */
export interface Attempts {
  readonly failures: number;
  readonly lockedUntil: number | null;
}

export const NO_ATTEMPTS: Attempts = { failures: 0, lockedUntil: null };

/** Minutes that a lock still lasts, counted up; zero when there is none. */
export function minutesLocked({ lockedUntil }: Attempts, now: number): number {
  return lockedUntil === null || lockedUntil <= now ? 0 : Math.ceil((lockedUntil - now) / MINUTE);
}

/**
 * After one more wrong attempt. A lock that has run out begins a new count; one that still lasts is not prolonged, so that
 * whoever keeps trying cannot keep somebody else out for longer than the lock lasts.
 */
export function afterFailure(rules: LockoutRules, before: Attempts, now: number): Attempts {
  if (minutesLocked(before, now) > 0) return before;
  const failures = (before.lockedUntil === null ? before.failures : 0) + 1;
  return { failures, lockedUntil: failures >= rules.failures ? now + rules.minutes * MINUTE : null };
}
