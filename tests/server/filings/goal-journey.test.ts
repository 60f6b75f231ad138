import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { digestOfValues, goalValues, openFilingWorld, withCell, type FilingWorld } from "./city.ts";
import { play } from "./play.ts";

const FILINGS = "/api/2027/goal/filings";
const ONE = `${FILINGS}/{a.id}`;
const better = withCell(goalValues(), "r2", { target: "≥98%" });

describe("a goal on its way", () => {
  let world: FilingWorld;
  before(async () => {
    world = await openFilingWorld();
  });
  after(() => world.close());

  test("from the unit to the door of its approval, with a return and a second round, one event a write", async () => {
    const move = (by: string, action: string, expectedVersion: number, step: string, more: Record<string, unknown> = {}) => ({
      says: `${by}: ${action}`, by, request: `POST ${ONE}/moves`, body: { action, opinion: "", expectedVersion, ...more }, status: 200,
      answer: { version: expectedVersion + 1, step }, events: ["filing.moved"],
    });
    const { events, answers } = await play(world, [
      { says: "begin", by: "officer", request: `POST ${FILINGS}`, body: { subjectId: world.subject("P1"), from: "blank" }, as: "a", status: 201, events: ["filing.started"] },
      { says: "save", by: "officer", request: `PUT ${ONE}`, body: { values: goalValues(), expectedVersion: 1 }, status: 200, answer: { version: 2, digest: digestOfValues(goalValues()) }, events: ["filing.saved"] },
      { says: "saving the same again is no version", by: "officer", request: `PUT ${ONE}`, body: { values: goalValues(), expectedVersion: 2 }, status: 200, answer: { version: 2 } },
      move("officer", "submit", 2, "unit-head"),
      move("head", "approve", 3, "department", { opinion: "同意报送。" }),
      { says: "the department may not fill", by: "department", request: `PUT ${ONE}`, body: { values: better, expectedVersion: 4 }, status: 403, problems: ["workflow.nothing-to-fill"], recorded: true },
      move("department", "return", 4, "draft", { to: "draft", opinion: "请提高完好率。", remarks: [{ path: "rows[r2].target", said: "低于上年。" }] }),
      { says: "the officer sees why", by: "officer", request: `GET ${ONE}`, as: "seen", status: 200, answer: { version: 5, round: 2 } },
      { says: "and mends it", by: "officer", request: `PUT ${ONE}`, body: { values: better, expectedVersion: 5 }, status: 200, answer: { version: 6 }, events: ["filing.saved"] },
      move("officer", "submit", 6, "unit-head"),
      move("head", "approve", 7, "department"),
      { says: "the department sees what changed since it had it", by: "department", request: `GET ${ONE}/differences`, as: "differences", status: 200 },
      move("department", "approve", 8, "business"),
      { says: "first review sees it for the first time", by: "business", request: `GET ${ONE}/differences`, as: "none", status: 200 },
      move("business", "approve", 9, "performance"),
      move("performance", "approve", 10, "awaiting"),
      { says: "one person takes one step", by: "performance", request: `POST ${ONE}/moves`, body: { action: "return", to: "performance", opinion: "x", expectedVersion: 11 }, status: 403, problems: ["workflow.four-eyes"], recorded: true },
      { says: "nobody approves it on its own", by: "performance2", request: `POST ${ONE}/moves`, body: { action: "issue", opinion: "", expectedVersion: 11 }, status: 422, problems: ["http.value-not-allowed"] },
    ]);
    assert.deepEqual(answers["differences"], [{ path: "rows[r2].target", before: "≥95%", after: "≥98%" }]);
    assert.deepEqual(answers["none"], []);
    const seen = answers["seen"] as unknown as { remarks: Record<string, unknown>[]; transitions: Record<string, unknown>[]; allowed: { action: string; refusedBecause: unknown }[] };
    assert.deepEqual(seen.remarks.map(({ path, said, step, round, by, role }) => ({ path, said, step, round, by, role })), [
      { path: "rows[r2].target", said: "低于上年。", step: "department", round: 1, by: "赵主管", role: "department-finance" },
    ]);
    assert.deepEqual(seen.transitions.map(({ action, from, to, round, by, opinion }) => [action, from, to, round, by, opinion]), [
      ["submit", "draft", "unit-head", 1, "陈填报", ""], ["approve", "unit-head", "department", 1, "李主任", "同意报送。"], ["return", "department", "draft", 1, "赵主管", "请提高完好率。"],
    ]);
    assert.deepEqual(seen.allowed.map(({ action, refusedBecause }) => [action, refusedBecause]), [["save", null], ["submit", null]]);

    // Each event says whose, when, of what, and joins the one before.
    const [id] = [String(answers["a"]!["id"])];
    assert.ok(events.every(({ subject, year, stage, post, actor }) => subject === id && year === 2027 && stage === "goal" && post !== null && actor !== "anonymous"));
    events.reduce((digest, event) => {
      assert.equal(event.digest_before, digest, event.verb);
      return event.digest_after;
    }, null as string | null);
    assert.equal(events.at(-1)!.digest_after, digestOfValues(better));
    const returned = events.find(({ detail }) => detail["action"] === "return")!;
    assert.deepEqual([returned.role, returned.detail["from"], returned.detail["to"], returned.detail["round"]], ["department-finance", "department", "draft", 2]);
    assert.match(String(returned.detail["remarks"]), /^[0-9a-f]{64}$/);
  });

  test("begun from last year: what was reached is the baseline, and last year stands beside", async () => {
    const last = await world.filled("P2", 2026);
    const { json: begun } = await world.call("officer", `POST ${FILINGS}`, { subjectId: world.subject("P2"), from: "last-year" });
    const { json } = await world.call("officer", `GET ${FILINGS}/${String(begun["id"])}`);
    const values = json["values"] as ReturnType<typeof goalValues>;
    assert.deepEqual(values.rows.map(({ level3, target, points }) => [level3, target, points]), goalValues().rows.map(({ level3, target, points }) => [level3, target, points]));
    assert.ok(values.funds.every(({ initialBudget }) => initialBudget === ""), "the money of another year is not carried along");
    assert.equal(json["amountFen"], null);
    assert.deepEqual((json["lastYear"] as { year: number; goal: unknown }).goal, goalValues());
    assert.notEqual(begun["id"], last);
  });

  test("lists show what a save made of it", async () => {
    const { json } = await world.call("performance", `GET ${FILINGS}?name=农村公路`);
    assert.equal((json["items"] as unknown[]).length, 1);
    const [item] = json["items"] as Record<string, unknown>[];
    assert.deepEqual(
      { name: item!["name"], amountFen: item!["amountFen"], step: item!["step"], holder: item!["holder"], round: item!["round"], version: item!["version"], waitsForMe: item!["waitsForMe"] },
      { name: "农村公路日常养护", amountFen: "320500000", step: "awaiting", holder: "performance-office", round: 2, version: 11, waitsForMe: true },
    );
  });
});
