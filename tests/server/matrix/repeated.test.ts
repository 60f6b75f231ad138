import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { openMatrixWorld, type MatrixWorld } from "./matrix-world.ts";

/* A request that comes again under its Idempotency-Key gets the answer it had; but whoever sends it has to be the one who may have it. */

describe("an answer that is given again", () => {
  let world: MatrixWorld;
  before(async () => {
    world = await openMatrixWorld();
  });
  after(() => world.close());

  test("is given to nobody but the one it was given to", async () => {
    const { id, year, stage, version } = world.record("own", "goal", "unit-head");
    const key = randomUUID();
    const send = (login: string | null): Promise<Response> =>
      world.app.request(`/api/${year}/${stage}/filings/${id}/moves`, {
        method: "POST",
        headers: { "content-type": "application/json", "idempotency-key": key, ...(login === null ? {} : { cookie: `hengji-session=${world.token(login)}` }) },
        body: JSON.stringify({ action: "approve", opinion: "", expectedVersion: version }),
      });
    await world.pool.undone(async () => {
      const first = await send("ask.unit-head");
      assert.equal(first.status, 200);
      const answer = await first.text();
      const again = await send("ask.unit-head");
      assert.deepEqual([again.status, await again.text()], [200, answer]);
      const given: string[] = [];
      for (const login of [null, "ask.signed-out", "ask.code-missing", "ask.no-post", "ask.post-ended", "make.officer-205001", "make.head-205001", "ask.security-admin", "ask.unit-officer"]) {
        const { status } = await send(login);
        if (status < 300) given.push(login ?? "nobody");
      }
      assert.deepEqual(given, []);
    });
  });
});
