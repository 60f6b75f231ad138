import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Session } from "../../../src/web/app/api/session-shapes.ts";
import { tasksOf } from "../../../src/web/app/frame/tasks.ts";
import { addressOf, readRoute, safeReturn, seasonOf, signInAddress, type KnownRoute } from "../../../src/web/app/routes.ts";

const KNOWN: readonly KnownRoute[] = [
  { page: "sign-in" }, { page: "today" }, { page: "inbox" }, { page: "account" }, { page: "hand-over" },
  { page: "filings", year: 2026, stage: "goal" }, { page: "filings", year: 2025, stage: "self-evaluation" },
  { page: "filing", year: 2026, stage: "goal", id: "0199-a" }, { page: "why", year: 2025, stage: "self-evaluation", id: "x/y z" },
  { page: "approvals", year: 2026 }, { page: "approval", year: 2026, id: "b" },
  { page: "disclosure", year: 2025, departmentId: null }, { page: "disclosure", year: 2025, departmentId: "103" },
  { page: "admin", part: "people" }, { page: "admin", part: "seals" }, { page: "admin", part: "units" },
  { page: "ledger", year: 2026 }, { page: "ledger-import", year: 2026 }, { page: "ledger-subject", year: 2026, id: "0199-a" }, { page: "ledger-record", year: 2026, id: "0199-b" }, { page: "subjects", year: 2026 },
  { page: "policies" }, { page: "policy", id: "evaluation-2020-10" }, { page: "agreements" }, { page: "agreement", id: "0199-a" }, { page: "duties", year: 2026 }, { page: "duty-map", year: 2026, id: "0199-a" },
  { page: "packs" }, { page: "definition", part: "forms", name: "goal-government-fund" }, { page: "definition", part: "ex-ante", name: "project" },
  { page: "library" }, { page: "library-coverage" }, { page: "library-card", code: "EDU-0001" }, { page: "library-draft", code: null }, { page: "library-draft", code: "LOC-0001" },
];

describe("addresses", () => {
  for (const route of KNOWN) test(`${addressOf(route)} is the page it was made for`, () => assert.deepEqual(readRoute(addressOf(route)), route));

  test("what no page has is a page that says so", () => {
    for (const path of ["/app/nothing", "/app/26/goal", "/app/2026/rectification", "/app/2026/goal/1/2/3", "/app/admin/passwords", "/app/ledger", "/app/ledger/26", "/app/ledger/2026/import/1/2", "/app/ledger/2026/x/1", "/app/library/roads", "/app/library/EDU-0001/other", "/other", "/app/2026/goal/%E0%A4%A"]) {
      assert.ok(["unknown", "filing"].includes(readRoute(path).page), path);
    }
    assert.equal(readRoute("/app/2026/rectification").page, "unknown");
  });

  test("year and stage are in all that has them", () => {
    assert.deepEqual(seasonOf(readRoute("/app/2026/goal/approvals")), { year: 2026, stage: "goal" });
    assert.equal(seasonOf(readRoute("/app/today")), null);
  });
});

describe("the way back after signing in", () => {
  test("leads to the cell that was asked for", () => {
    const back = "/app/2026/goal/12?x=1#rows[r3].target";
    assert.equal(safeReturn(new URL(signInAddress(back), "http://h").searchParams.get("back")), back);
  });

  test("never leads elsewhere", () => {
    assert.equal(safeReturn("/print/2026/goal/1/7Q2M9KX4T0BD3HRW?language=en"), "/print/2026/goal/1/7Q2M9KX4T0BD3HRW?language=en");
    for (const back of ["/print//evil.example", "/printer/x", "https://evil.example", "//evil.example", "/app//evil.example", "/app/\\evil", "/public", "javascript:alert(1)", "/app/sign-in?back=x", "", null]) assert.equal(safeReturn(back), "/app/today", String(back));
  });
});

test("a page marks its task of the menu in its own year and in no other", () => {
  const seasons = [2026, 2027].flatMap((year) => ["goal", "monitoring", "self-evaluation"].map((stage) => ({ year, stage })));
  const duties = ["filing.read", "approval.read", "reporting.read", "payment.read", "ex-ante.read", "packs.draft", "flow.draft", "person.manage"];
  const session = { duties, seasons } as unknown as Session;
  const marked = (path: string): readonly string[] => tasksOf(session, readRoute(path)).flatMap(({ tasks }) => tasks.filter(({ current }) => current).map(({ to }) => to));
  for (const path of ["/app/2026/goal", "/app/2026/coverage", "/app/2027/subjects", "/app/ledger/2026", "/app/2026/ex-ante", "/app/packs", "/app/admin/people"]) assert.deepEqual(marked(path), [path]);
  assert.deepEqual(marked("/app/2026/self-evaluation/0198/why"), ["/app/2026/self-evaluation"]);
  assert.deepEqual(marked("/app/ledger/2027/import"), ["/app/ledger/2027"]);
  assert.deepEqual(marked("/app/packs/forms/goal"), ["/app/packs"]);
  assert.deepEqual(marked("/app/library/coverage"), ["/app/library"]);
  assert.deepEqual(marked("/app/policies/budget-law"), ["/app/policies"]);
  assert.deepEqual(marked("/app/agreements/0198"), ["/app/agreements"]);
});
