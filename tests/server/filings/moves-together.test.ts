import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { goalValues, openFilingWorld, type FilingWorld } from "./city.ts";
import { play } from "./play.ts";
import { assertHandsAreTrue } from "./taken.ts";

const MOVES = "/api/2027/goal/moves";

describe("many filings sent onwards with one opinion (批量办理)", () => {
  let world: FilingWorld;
  let roads: string;
  let lines: string;
  let bridges: string;
  before(async () => {
    world = await openFilingWorld();
    roads = await world.filled("P1", 2027);
    lines = await world.filled("P2", 2027);
    bridges = await world.filled("P3", 2027, goalValues(), "bridges");
  });
  after(() => world.close());

  const together = (items: readonly (readonly [string, number])[], opinion = "同意。") => ({ request: `POST ${MOVES}`, body: { opinion, items: items.map(([id, expectedVersion]) => ({ id, expectedVersion })) } });
  const steps = async (): Promise<readonly (string | number)[][]> => {
    const { json } = await world.call("performance", "GET /api/2027/goal/filings?sort=name&order=asc");
    return (json["items"] as { id: string; step: string; version: number }[]).map(({ id, step, version }) => [{ [roads]: "roads", [lines]: "lines", [bridges]: "bridges" }[id]!, step, version]).sort();
  };

  test("all of them or none, each with an event of its own, and from wherever each stands", async () => {
    const blank = await world.call("colleague", "GET /api/2027/goal/filings");
    assert.equal((blank.json["items"] as unknown[]).length, 2);
    const { events } = await play(world, [
      { says: "both are submitted", by: "officer", ...together([[roads, 2], [lines, 2]], ""), status: 200, events: ["filing.moved", "filing.moved"] },
      { says: "sent again, somebody was quicker: both were moved since", by: "officer", ...together([[roads, 2], [lines, 2]]), status: 409, problems: ["filing.changed-since", "filing.changed-since", "filing.nothing-moved"] },
      { says: "not in these hands any more", by: "officer", ...together([[roads, 3]]), status: 403, problems: ["workflow.not-your-step", "filing.nothing-moved"], recorded: true },
      { says: "one is not there yet and keeps the others", by: "head", ...together([[roads, 3], [bridges, 2], [lines, 3]]), status: 404, problems: ["filing.unknown", "filing.nothing-moved"], recorded: true },
      { says: "made up", by: "head", ...together([[roads, 3], [randomUUID(), 1]]), status: 404, problems: ["filing.unknown", "filing.nothing-moved"], recorded: true },
      { says: "the same twice", by: "head", ...together([[roads, 3], [roads, 3]]), status: 422, problems: ["filing.named-twice", "filing.nothing-moved"] },
      { says: "none at all", by: "head", ...together([]), status: 422 },
      { says: "an opinion without end", by: "head", ...together([[roads, 3]], "长".repeat(2001)), status: 422 },
      { says: "an exception without end", by: "head", request: "POST /api/2027/goal/moves", body: { opinion: "同意。", items: [{ id: roads, expectedVersion: 3, opinion: "长".repeat(2001) }] }, status: 422 },
      { says: "the head agrees to both, to one in other words", by: "head", request: "POST /api/2027/goal/moves", body: { opinion: "同意。", items: [{ id: roads, expectedVersion: 3, opinion: "同意，注意雨季工期。" }, { id: lines, expectedVersion: 3 }] }, status: 200, events: ["filing.moved", "filing.moved"] },
      { says: "an administrator moves nothing", by: "system", ...together([[roads, 4]]), status: 404, problems: ["filing.unknown", "filing.nothing-moved"], recorded: true },
    ]);
    assert.deepEqual(await steps(), [["bridges", "draft", 2], ["lines", "department", 4], ["roads", "department", 4]]);
    assert.deepEqual([...new Set(events.map(({ detail }) => (typeof detail === "string" ? (JSON.parse(detail) as { together: number }) : (detail as { together: number })).together))], [2]);
    const { json } = await world.call("department", `GET /api/2027/goal/filings/${lines}`);
    assert.deepEqual((json["transitions"] as { action: string; opinion: string }[]).map(({ action, opinion }) => [action, opinion]), [["submit", ""], ["approve", "同意。"]]);
    await assertHandsAreTrue(world, lines);
    const other = (await world.call("department", `GET /api/2027/goal/filings/${roads}`)).json["transitions"] as { opinion: string }[];
    assert.equal(other.at(-1)!.opinion, "同意，注意雨季工期。");
  });

  test("what is not filled is named and nothing is sent", async () => {
    const { json: begun } = await world.call("school", "POST /api/2027/goal/filings", { subjectId: world.subject("P4"), from: "blank" });
    await play(world, [
      { says: "blank", by: "school", ...together([[String(begun["id"]), 1]]), status: 422, problems: ["filing.unfit", "filing.nothing-moved"] },
      { says: "the same key gives the same answer", by: "bridges", ...together([[bridges, 2]]), headers: { "idempotency-key": "moves-together-0001" }, as: "first", status: 200, events: ["filing.moved"] },
      { says: "and moves nothing again", by: "bridges", ...together([[bridges, 2]]), headers: { "idempotency-key": "moves-together-0001" }, status: 200 },
    ]);
  });

  test("of two who send at once one wins, and the other is told", async () => {
    const ids = [roads, lines];
    const [one, other] = await Promise.all(["department", "department"].map((by, index) => world.call(by, `POST ${MOVES}`, { opinion: `${index}`, items: (index === 0 ? ids : ids.toReversed()).map((id) => ({ id, expectedVersion: 4 })) })));
    assert.deepEqual([one!.status, other!.status].sort(), [200, 409]);
  });
});
