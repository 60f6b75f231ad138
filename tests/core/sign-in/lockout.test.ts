import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { afterFailure, minutesLocked, NO_ATTEMPTS, type Attempts } from "../../../src/core/sign-in/lockout.ts";
import { LEVEL_THREE } from "../../../src/core/sign-in/preset.ts";

const rules = LEVEL_THREE.lockout;
const MINUTE = 60_000;
const failed = (times: number, at = 0, before: Attempts = NO_ATTEMPTS): Attempts => Array.from({ length: times }).reduce<Attempts>((attempts) => afterFailure(rules, attempts, at), before);

describe("the lock of an account", () => {
  test("closes at the fifth wrong attempt, for fifteen minutes", () => {
    assert.equal(minutesLocked(failed(4), 0), 0);
    assert.equal(minutesLocked(failed(5), 0), 15);
    assert.equal(minutesLocked(failed(5), 14 * MINUTE + 1), 1);
    assert.equal(minutesLocked(failed(5), 15 * MINUTE), 0);
  });

  test("is not prolonged by whoever keeps trying", () => {
    assert.deepEqual(failed(100, 5 * MINUTE, failed(5)), failed(5));
  });

  test("begins a new count when it has run out", () => {
    const again = failed(1, 15 * MINUTE, failed(5));
    assert.deepEqual(again, { failures: 1, lockedUntil: null });
    assert.equal(minutesLocked(failed(4, 15 * MINUTE, again), 15 * MINUTE), 15);
  });

  test("whatever the times, at most five attempts are looked at in any fifteen minutes", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 8 * MINUTE }), { maxLength: 60 }), (pauses) => {
        let now = 0;
        let attempts = NO_ATTEMPTS;
        const locks: number[] = [];
        const looked: number[] = [];
        for (const pause of pauses) {
          now += pause;
          if (minutesLocked(attempts, now) > 0) continue;
          looked.push(now);
          attempts = afterFailure(rules, attempts, now);
          if (attempts.lockedUntil !== null) locks.push(now);
        }
        // Between one lock and the next there are exactly as many attempts as lock, and the lock lasts its time.
        for (const at of locks) assert.equal(looked.filter((one) => one > at && one < at + 15 * MINUTE).length, 0);
        assert.equal(locks.length, Math.floor(looked.length / rules.failures));
      }),
      { seed: 11 },
    );
  });
});
