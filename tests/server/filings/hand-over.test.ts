import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { goalValues, openFilingWorld, withCell, type FilingWorld } from "./city.ts";
import { play } from "./play.ts";

const FILINGS = "/api/2027/goal/filings";

interface HandOver {
  readonly post: unknown;
  readonly day: string;
  readonly count: number;
  readonly filings: readonly { readonly id: string; readonly name: string; readonly unit: string; readonly title: { readonly zh: string }; readonly cameBack: boolean; readonly since: string }[];
  readonly remarks: readonly { readonly id: string; readonly path: string; readonly said: string; readonly by: string }[];
  readonly drafts: readonly { readonly id: string; readonly name: string }[];
  readonly delegations: readonly unknown[];
}

/* 移交清单: what the next holder of a post has to know. */
describe("the hand-over of a post", () => {
  let world: FilingWorld;
  let first: string;
  let second: string;
  const of = async (login: string): Promise<HandOver> => {
    const { status, json } = await world.call(login, "GET /api/hand-over");
    assert.equal(status, 200, JSON.stringify(json));
    return json as unknown as HandOver;
  };
  before(async () => {
    world = await openFilingWorld();
    first = await world.filled("P1", 2027);
    second = await world.filled("P2", 2027);
    await world.moved(2027, "goal", first, 2, ["officer submit"]);
    await play(world, [
      { says: "one comes back with a remark", by: "head", on: "2026-09-16", request: `POST ${FILINGS}/${first}/moves`, body: { action: "return", opinion: "", remarks: [{ path: "rows[r1].target", said: "请核对里程。" }, { path: "goal.planned", said: "请写明路段。" }], expectedVersion: 3 }, status: 200, events: ["filing.moved"] },
      { says: "a draft is typed and not saved", by: "officer", request: `PUT ${FILINGS}/${second}/draft`, body: { values: withCell(goalValues(), "r1", { target: "≥150公里" }), baseVersion: 2 }, status: 200 },
    ]);
    const [colleague] = await world.see<{ id: string }>("select id from hengji.person where login = 'colleague'");
    assert.equal((await world.call("officer", "POST /api/delegations", { personId: colleague!.id, from: "2026-09-20", until: "2026-09-22", reason: "休假" })).status, 201);
  });
  after(() => world.close());

  test("names what the post holds, the longest held first, the remarks on it, the drafts of who asks and who may act in it", async () => {
    const known = await of("officer");
    assert.deepEqual([known.post, known.day, known.count], [{ unit: "公路养护中心", role: "unit-officer" }, "2026-09-16", 2]);
    assert.deepEqual(known.filings.map(({ id, name, unit, title, cameBack }) => [id, name, unit, title.zh, cameBack]), [
      [second, "道路标线施划", "公路养护中心", known.filings[0]!.title.zh, false], [first, "农村公路日常养护", "公路养护中心", known.filings[0]!.title.zh, true],
    ]);
    assert.deepEqual(known.remarks.map(({ id, path, said, by }) => [id, path, said, by]), [
      [first, "rows[r1].target", "请核对里程。", "李主任"], [first, "goal.planned", "请写明路段。", "李主任"],
    ]);
    assert.deepEqual(known.drafts.map(({ id, name }) => [id, name]), [[second, "道路标线施划"]]);
    assert.deepEqual(known.delegations, [{ to: "程同事", from: "2026-09-20", until: "2026-09-22", reason: "休假" }]);
  });

  test("a colleague in the same role finds the same filings, and neither the drafts nor the delegations of another", async () => {
    const known = await of("colleague");
    assert.deepEqual(known.filings.map(({ id }) => id), [second, first]);
    assert.deepEqual([known.drafts, known.delegations], [[], []]);
  });

  test("what is settled, or in other hands, or out of sight is not in it", async () => {
    const { remarks: [remark] } = (await world.call("officer", `GET ${FILINGS}/${first}`)).json as unknown as { remarks: { id: string }[] };
    await play(world, [
      { says: "one remark is settled", by: "officer", request: `POST ${FILINGS}/${first}/remarks/${remark!.id}/settle`, status: 200, events: ["remark.settled"] },
      { says: "the other filing goes on", by: "officer", request: `POST ${FILINGS}/${second}/moves`, body: { action: "submit", opinion: "", expectedVersion: 2 }, status: 200, events: ["filing.moved"] },
    ]);
    const known = await of("officer");
    assert.deepEqual([known.count, known.filings.map(({ id }) => id), known.remarks.length], [1, [first], 1]);
    assert.deepEqual((await of("head")).filings.map(({ id }) => id), [second]);
    const elsewhere = await of("school");
    assert.deepEqual([elsewhere.count, elsewhere.filings, elsewhere.remarks, elsewhere.drafts], [0, [], [], []]);
    for (const login of ["system", "security", "audit"]) assert.equal((await world.call(login, "GET /api/hand-over")).status, 403, login);
  });

  test("reading it leaves no event", async () => {
    const before = (await world.events()).length;
    await of("officer");
    assert.equal((await world.events()).length, before);
  });
});
