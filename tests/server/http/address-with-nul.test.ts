import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { openFilingWorld, type FilingWorld } from "../filings/city.ts";

/** Addresses that ask for something by a text; nothing that is stored holds a NUL, and PostgreSQL takes none. */
const ASKED: readonly (readonly [login: string, address: string, where: string])[] = [
  ["audit", "/api/events?actor=%00", "?actor"], ["audit", "/api/events?verb=a%00", "?verb"], ["audit", "/api/refusals?actor=%00", "?actor"], ["security", "/api/people?search=a%00b", "?search"],
  ["performance", "/api/2026/goal/filings?step=a%00", "?step"], ["performance", "/api/2026/goal/filings?limit=5&name=%00", "?name"], ["performance", "/api/inbox?name=%00", "?name"], ["officer", "/api/library/cards?query=%E5%85%AC%00", "?query"],
];

describe("an address with a NUL in it", () => {
  let world: FilingWorld;
  before(async () => {
    world = await openFilingWorld();
  });
  after(() => world.close());

  for (const [login, address, where] of ASKED) {
    test(`is told with its place and never reaches the database: ${address}`, async () => {
      const { status, json } = await world.call(login, `GET ${address}`);
      assert.deepEqual([status, (json["problems"] as { code: string; where: string }[]).map((one) => [one.code, one.where])], [400, [["http.text-nul", where]]]);
    });
  }

  test("and one that only looks like it is asked for as it stands", async () => {
    assert.equal((await world.call("audit", "GET /api/events?actor=%2500")).status, 200);
  });
});
