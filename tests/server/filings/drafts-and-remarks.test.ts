import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { goalValues, openFilingWorld, withCell, type FilingWorld } from "./city.ts";
import { play } from "./play.ts";

const FILINGS = "/api/2027/goal/filings";

describe("drafts", () => {
  let world: FilingWorld;
  let ONE: string;
  const typed = withCell(goalValues(), "r1", { target: "≥130公里" });
  before(async () => {
    world = await openFilingWorld();
    ONE = `${FILINGS}/${await world.filled("P1", 2027)}`;
  });
  after(() => world.close());

  test("a draft makes no event, is its writer's alone, outlives another's save, and goes with its own", async () => {
    const draft = { values: typed, baseVersion: 2 };
    await play(world, [
      { says: "kept", by: "officer", request: `PUT ${ONE}/draft`, body: draft, status: 200 },
      { says: "kept again", by: "officer", request: `PUT ${ONE}/draft`, body: draft, status: 200 },
      { says: "a colleague has none", by: "colleague", request: `GET ${ONE}`, status: 200, answer: { draft: null, version: 2 } },
      { says: "the colleague saves", by: "colleague", request: `PUT ${ONE}`, body: { values: withCell(goalValues(), "r2", { target: "≥96%" }), expectedVersion: 2 }, status: 200, events: ["filing.saved"] },
      { says: "it is still there", by: "officer", request: `GET ${ONE}`, status: 200, answer: { version: 3 } },
      { says: "and may still be typed on", by: "officer", request: `PUT ${ONE}/draft`, body: draft, status: 200 },
    ]);
    const rows = await world.see<{ n: number }>("select count(*)::int as n from hengji.filing_draft");
    assert.deepEqual(rows, [{ n: 1 }]);
    await play(world, [
      { says: "saved on the newest", by: "officer", request: `PUT ${ONE}`, body: { values: typed, expectedVersion: 3 }, status: 200, events: ["filing.saved"] },
      { says: "then it is gone", by: "officer", request: `GET ${ONE}`, status: 200, answer: { draft: null } },
      { says: "kept once more", by: "officer", request: `PUT ${ONE}/draft`, body: { ...draft, baseVersion: 4 }, status: 200 },
      { says: "thrown away", by: "officer", request: `DELETE ${ONE}/draft`, status: 200, answer: { discarded: true } },
      { says: "there is none", by: "officer", request: `DELETE ${ONE}/draft`, status: 200, answer: { discarded: false } },
    ]);
  });

  test("whoever typed while it was handed on may keep what was typed", async () => {
    await world.moved(2027, "goal", ONE.split("/").at(-1)!, 4, ["officer submit"]);
    await play(world, [
      { says: "on the version of before", by: "colleague", request: `PUT ${ONE}/draft`, body: { values: typed, baseVersion: 4 }, status: 200 },
      { says: "not on the one of now", by: "colleague", request: `PUT ${ONE}/draft`, body: { values: typed, baseVersion: 5 }, status: 403, problems: ["workflow.not-your-step"], recorded: true },
    ]);
  });
});

describe("remarks on cells", () => {
  let world: FilingWorld;
  let id: string;
  let ONE: string;
  before(async () => {
    world = await openFilingWorld();
    id = await world.filled("P1", 2027);
    ONE = `${FILINGS}/${id}`;
    await world.moved(2027, "goal", id, 2, ["officer submit", "head approve"]);
  });
  after(() => world.close());

  test("made by whose step it is, settled by who fills or by who made it, each with one event that holds a digest of it", async () => {
    const remark = { path: "rows[r2].target", said: "上年为96%，请说明为何降低。" };
    const { events } = await play(world, [
      { says: "said", by: "department", request: `POST ${ONE}/remarks`, body: remark, as: "first", status: 201, events: ["remark.made"] },
      { says: "said of the goal", by: "department", request: `POST ${ONE}/remarks`, body: { path: "goal.planned", said: "请写明里程。" }, as: "second", status: 201, events: ["remark.made"] },
      { says: "of a cell that isn't there", by: "department", request: `POST ${ONE}/remarks`, body: { path: "rows[r8].target", said: "x" }, status: 422, problems: ["remark.no-such-cell"] },
      { says: "of no cell", by: "department", request: `POST ${ONE}/remarks`, body: { path: "rows[r1].__proto__", said: "x" }, status: 422, problems: ["remark.no-such-cell"] },
      { says: "not settled by who doesn't hold it", by: "officer", request: `POST ${ONE}/remarks/{first.id}/settle`, status: 403, problems: ["workflow.not-your-step"], recorded: true },
      { says: "taken back by who made it", by: "department", request: `POST ${ONE}/remarks/{second.id}/settle`, as: "settled", status: 200, events: ["remark.settled"] },
      { says: "returned", by: "department", request: `POST ${ONE}/moves`, body: { action: "return", to: "draft", opinion: "", remarks: [{ path: "funds[total].initialBudget", said: "与预算不符。" }], expectedVersion: 4 }, status: 200, events: ["filing.moved"] },
      { says: "settled by who fills", by: "officer", request: `POST ${ONE}/remarks/{first.id}/settle`, as: "done", status: 200, events: ["remark.settled"] },
      { says: "settled is settled", by: "officer", request: `POST ${ONE}/remarks/{first.id}/settle`, status: 200 },
      { says: "of another filing", by: "officer", request: `POST ${ONE}/remarks/${id}/settle`, status: 404, problems: ["remark.unknown"], recorded: true },
      { says: "all are seen", by: "officer", request: `GET ${ONE}`, as: "seen", status: 200 },
    ]);
    const [made, , , , settled] = events;
    assert.equal(made!.digest_before, null);
    assert.equal(settled!.digest_before, made!.digest_after);
    assert.notEqual(settled!.digest_after, settled!.digest_before);
    const { json } = await world.call("officer", `GET ${ONE}`);
    assert.deepEqual((json["remarks"] as Record<string, unknown>[]).map(({ path, round, settledAt }) => [path, round, settledAt !== null]), [
      ["rows[r2].target", 1, true], ["goal.planned", 1, true], ["funds[total].initialBudget", 1, false],
    ]);
    const { json: today } = await world.call("officer", "GET /api/today");
    assert.deepEqual((today["waiting"] as Record<string, unknown>[]).map(({ step, count }) => [step, count]), [["draft", 1]]);
    assert.deepEqual((today["returned"] as Record<string, unknown>[]).map(({ id: one, by }) => [one, by]), [[id, "赵主管"]]);
  });
});
