import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { LEVEL_THREE } from "../../../src/core/sign-in/preset.ts";
import { holds, standing, type HeldPost, type SignedIn } from "../../../src/core/sign-in/standing.ts";

const post = (change: Partial<HeldPost> = {}): HeldPost => ({ id: "a", role: "unit-officer", validFrom: "2026-01-01", validTo: null, ...change });
const person = (change: Partial<SignedIn> = {}): SignedIn => ({ mustChange: false, changedAt: 0, factorOn: false, posts: [post()], lastPost: null, demo: false, byPassword: true, ...change });
const DAY = 24 * 60 * 60 * 1000;
const at = (who: SignedIn, factorPassed = true, days = 0) => standing(LEVEL_THREE, who, factorPassed, { now: days * DAY, today: "2026-03-01" });
const admin = [post({ role: "audit-admin" })];

describe("where a session stands", () => {
  const cases: readonly (readonly [says: string, is: ReturnType<typeof at>, state: string, postId: string | null])[] = [
    ["nothing is missing", at(person()), "in", "a"],
    ["the code is missing", at(person({ factorOn: true }), false), "factor-needed", null],
    ["the code comes before the password's change", at(person({ factorOn: true, mustChange: true }), false), "factor-needed", null],
    ["a first password", at(person({ mustChange: true })), "must-change", null],
    ["a password of ninety days", at(person(), true, 90), "must-change", null],
    ["an administrator without a second factor", at(person({ posts: admin })), "factor-to-set-up", null],
    ["an administrator with one", at(person({ posts: admin, factorOn: true })), "in", "a"],
    ["an administrator to be", at(person({ posts: [post(), post({ id: "b", role: "audit-admin", validFrom: "2026-04-01" })] })), "in", "a"],
    ["an administrator of a demo city, let in without a password", at(person({ posts: admin, demo: true, byPassword: false, mustChange: true })), "in", "a"],
    ["one that was given a first password there, and came in by it", at(person({ posts: admin, demo: true, mustChange: true })), "must-change", null],
    ["one that has changed it", at(person({ posts: admin, demo: true })), "in", "a"],
    ["nobody's post", at(person({ posts: [] })), "in", null],
    ["the post acted in last", at(person({ posts: [post(), post({ id: "b" })], lastPost: "b" })), "in", "b"],
    ["a last post that is over", at(person({ posts: [post(), post({ id: "b", validTo: "2026-03-01" })], lastPost: "b" })), "in", "a"],
  ];
  for (const [says, is, state, postId] of cases) test(says, () => assert.deepEqual(is, { state, postId }));

  test("a post is held from its first day to the day before the one it ends on", () => {
    const held = post({ validFrom: "2026-03-01", validTo: "2026-03-03" });
    assert.deepEqual(["2026-02-28", "2026-03-01", "2026-03-02", "2026-03-03"].map((day) => holds(held, day)), [false, true, true, false]);
  });
});
