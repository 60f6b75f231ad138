import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { loadDefinitions } from "../../../src/files/load-definitions.ts";
import { asOwner, goalValues, openFilingWorld, type FilingWorld } from "../filings/city.ts";
import { codesOf } from "../filings/play.ts";

interface Quality {
  readonly books: readonly { readonly book: string; readonly submitted: number; readonly returned: number; readonly returnRate: string | null; readonly mean: string | null }[];
  readonly rule: { readonly full: string } | null;
  readonly items: readonly { readonly code: string; readonly returned: boolean; readonly score: string; readonly trace: readonly { readonly said: { readonly code: string }; readonly times: number; readonly off: string }[] }[];
}

describe("R53: quality of goal compilation for each book", () => {
  let world: FilingWorld;
  before(async () => {
    const loaded = await loadDefinitions();
    assert.ok(loaded.ok);
    world = await openFilingWorld((packs) => ({ ...packs, alerts: loaded.value.alerts! }));
  });
  after(() => world.close());

  const quality = async (by = "performance"): Promise<Quality> => {
    const { status, json } = await world.call(by, "GET /api/2026/goal/quality");
    assert.equal(status, 200, JSON.stringify(json));
    return json as unknown as Quality;
  };

  test("nothing handed on has neither a score nor a rate; a goal that was handed on has a score with its trace, and one that was sent back counts", async () => {
    assert.deepEqual((await quality()).books.map(({ submitted, returnRate, mean }) => [submitted, returnRate, mean]), Array.from({ length: 4 }, () => [0, null, null]));
    await world.filled("P1", 2026);
    assert.equal((await quality()).items.length, 0);
    const vague = { ...goalValues(), goal: { ...goalValues().goal, planned: "进一步提高水平" } };
    const id = await world.filled("P2", 2026, vague);
    const version = await world.moved(2026, "goal", id, 2, ["officer submit"]);
    const before = await quality();
    assert.deepEqual([before.books[0], before.items.map(({ code }) => code)], [{ book: "GENERAL_PUBLIC", submitted: 1, returned: 0, returnRate: "0", mean: before.items[0]!.score }, ["P2"]]);
    const { score, trace } = before.items[0]!;
    assert.ok(trace.some(({ said }) => said.code === "lint.vague-verb"));
    assert.equal(Number(score), 100 - trace.reduce((sum, { off }) => sum + Number(off), 0));
    await world.moved(2026, "goal", id, version, ["head return draft"]);
    const after = await quality();
    assert.deepEqual([after.books[0]!.returned, after.books[0]!.returnRate, after.items[0]!.returned], [1, "100", true]);
  });

  test("each book has a rate and a mean of its own: what is sent back in one moves nothing of another", async () => {
    const general = (await quality()).books[0]!;
    const id = await world.filled("P4", 2026, goalValues(), "school");
    await world.moved(2026, "goal", id, 2, ["school submit"]);
    await asOwner(world, async (client) => {
      await client.query("update hengji.subject set book = 'GOV_FUND' where code = 'P4'");
    });
    const { books, items } = await quality();
    assert.deepEqual([books[0], books.slice(1).map(({ book, submitted, returned, returnRate }) => [book, submitted, returned, returnRate])], [general, [["GOV_FUND", 1, 0, "0"], ["STATE_CAPITAL", 0, 0, null], ["SOCIAL_INSURANCE", 0, 0, null]]]);
    assert.equal(books[1]!.mean, items.find(({ code }) => code === "P4")!.score);
  });

  test("whoever reads no reports reads no quality, and a department its own goals only", async () => {
    const { status, json } = await world.call("officer", "GET /api/2026/goal/quality");
    assert.deepEqual([status, codesOf(json)], [403, ["duty.missing"]]);
    assert.deepEqual((await quality("school-department")).items.map(({ code }) => code), ["P4"]);
  });
});
