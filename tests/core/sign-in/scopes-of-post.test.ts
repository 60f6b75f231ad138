import assert from "node:assert/strict";
import { test } from "node:test";
import type { Role } from "../../../src/core/access/role.ts";
import { scopesOfPost } from "../../../src/core/sign-in/scopes-of-post.ts";

const unit = { path: "990100.101.101002." };
const cases: readonly (readonly [Role, readonly string[] | null, readonly string[] | string])[] = [
  ["unit-officer", null, [unit.path]],
  ["unit-officer", ["990100.101.101002.3."], ["990100.101.101002.3."]],
  ["unit-officer", ["990100.101."], "post.scope-beyond-unit"],
  ["department-finance", ["990100.102."], "post.scope-beyond-unit"],
  ["performance-office", null, ["990100."]],
  ["finance-leader", ["990100.102.", "990100.101.", "990100.101."], ["990100.101.", "990100.102."]],
  ["business-division", null, "post.scope-needed"],
  ["business-division", ["990100.101."], ["990100.101."]],
  ["third-party-reviewer", null, []],
  ["third-party-reviewer", ["990100."], "post.scope-not-for-role"],
  ["system-admin", null, []],
  ["security-admin", ["990100."], "post.scope-not-for-role"],
  ["audit-admin", [], []],
];
for (const [role, asked, expected] of cases) {
  test(`${role} asking for ${asked?.join(" ") ?? "nothing"}`, () => {
    const outcome = scopesOfPost(role, unit, asked);
    assert.deepEqual(outcome.ok ? outcome.value : outcome.problems[0]?.code, expected);
  });
}
