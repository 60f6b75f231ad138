import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { openFilingWorld, type FilingWorld } from "../filings/city.ts";
import { play } from "../filings/play.ts";

interface Answer { readonly books: readonly { readonly book: string; readonly cells: readonly { readonly stage: string; readonly state: string; readonly standings: Readonly<Record<string, number>> }[] }[] }

/** Goals that were there and are not any more. */
describe("R38: goals of a book are taken away", () => {
  let world: FilingWorld;
  const goals: { readonly code: string; readonly id: string }[] = [];
  before(async () => {
    world = await openFilingWorld();
    for (const code of ["P1", "P2"]) goals.push({ code, id: await world.approved(code, 2026) });
  });
  after(() => world.close());

  const cell = async () => ((await world.call("performance", "GET /api/2026/coverage")).json as unknown as Answer).books.find(({ book }) => book === "GENERAL_PUBLIC")!.cells[0]!;
  const gaps = async () => ((await world.call("performance", "GET /api/2026/goal/coverage/gaps?book=GENERAL_PUBLIC")).json["items"] as { code: string; name: string; standing: string }[]).map(({ code, name, standing }) => [code, name, standing]);
  test("R38: a book that was whole turns red when its goals are reversed and sent back, and its list names the projects", async () => {
    assert.deepEqual([(await cell()).state, await gaps()], ["whole", []]);
    for (const { code, id } of goals) {
      const path = `/api/2026/goal/filings/${id}`;
      const expectedVersion = Number((await world.call("performance2", `GET ${path}`)).json["version"]);
      await play(world, [
        { says: `${code} reversed`, by: "performance2", request: `POST ${path}/reversals`, body: { reason: "目标需要重编。", expectedVersion }, status: 200, events: ["filing.moved"] },
        { says: `${code} sent back`, by: "performance2", request: `POST ${path}/moves`, body: { action: "return", to: "draft", opinion: "请重新编制。", expectedVersion: expectedVersion + 1 }, status: 200, events: ["filing.moved"] },
      ]);
    }
    const { state, standings } = await cell();
    assert.deepEqual([state, standings["finished"], standings["missing"]], ["missing", 0, 2]);
    assert.deepEqual((await gaps()).sort(), [["P1", "农村公路日常养护", "missing"], ["P2", "道路标线施划", "missing"]]);
  });
});
