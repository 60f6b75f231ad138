import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { asOwner, eventually, health, remove, runs, StartedServer, temporaryFolder } from "./started-server.ts";

const LONG = process.env["HENGJI_LONG"] === "1";

/** Whatever was acknowledged has to be there, however the server or its database ended. */
describe("after kill -9", () => {
  const data = temporaryFolder();
  let server: StartedServer;
  let acknowledged = 0;

  const keep = (): Promise<void> => asOwner(data, async (client) => {
    await client.query("insert into acknowledged values ($1)", [acknowledged + 1]);
    acknowledged += 1;
  });
  const allThere = (): Promise<void> => asOwner(data, async (client) => {
    const { rows } = await client.query<{ count: number }>("select count(*)::int as count from acknowledged");
    assert.equal(rows[0]?.count, acknowledged);
  });

  before(async () => {
    server = new StartedServer({ data });
    await server.ready();
    await asOwner(data, (client) => client.query("create table acknowledged (id int primary key)"));
  });
  after(() => {
    server.kill();
    remove(data);
  });

  it("of the server, the next start replaces the database that was left running", async () => {
    await keep();
    const orphan = server.postmaster();
    process.kill(server.pid, "SIGKILL");
    await server.ended;
    assert.ok(runs(orphan), "the database outlives its server");
    server = new StartedServer({ data });
    const address = await server.ready();
    assert.equal(server.err, "");
    assert.equal(runs(orphan), false);
    assert.notEqual(server.postmaster(), orphan);
    await allThere();
    assert.equal((await health(address))?.database.reachable, true);
  });

  it("of the database, the server starts it again and goes on answering", async () => {
    await keep();
    const address = await server.ready();
    assert.equal((await health(address))?.database.reachable, true);
    const killed = server.postmaster();
    process.kill(killed, "SIGKILL");
    await eventually(async () => server.err.includes("数据库已恢复运行") && (await health(address))?.database.reachable === true, "the database is back");
    assert.notEqual(server.postmaster(), killed);
    await keep();
    await allThere();
  });

  it("of the database and then of the server, the next start works", async () => {
    await keep();
    process.kill(server.postmaster(), "SIGKILL");
    process.kill(server.pid, "SIGKILL");
    await server.ended;
    server = new StartedServer({ data });
    await server.ready();
    await allThere();
  });

  it("again and again, at any moment of a start", async () => {
    // Seeded, so that a failure can be had again.
    let seed = 20261122;
    const random = (below: number): number => (seed = (seed * 48271) % 2147483647) % below;
    for (let round = 0; round < (LONG ? 40 : 4); round += 1) {
      process.kill(server.pid, "SIGKILL");
      await server.ended;
      const cut = new StartedServer({ data });
      await new Promise((settle) => setTimeout(settle, random(700)));
      process.kill(cut.pid, "SIGKILL");
      await cut.ended;
      server = new StartedServer({ data });
      await server.ready();
      await allThere();
      await keep();
    }
    assert.equal((await server.interrupt()).code, 0);
  });
});

it("a first start that is cut off or stopped at any moment is taken up by the next", async () => {
  let seed = 8460;
  const random = (below: number): number => (seed = (seed * 48271) % 2147483647) % below;
  for (let round = 0; round < (LONG ? 40 : 4); round += 1) {
    const data = temporaryFolder();
    const cut = new StartedServer({ data });
    await new Promise((settle) => setTimeout(settle, random(1500)));
    if (round % 2 === 0) {
      process.kill(cut.pid, "SIGKILL");
      await cut.ended;
    } else {
      const { code, err, signal } = await cut.interrupt();
      // Before its first line has run there is nothing yet that could end it in good order.
      assert.ok(code === 0 || signal === "SIGINT", `${code} ${signal}: ${err}`);
      assert.equal(existsSync(join(data, "postgres", "postmaster.pid")), false, "the database has ended too");
    }
    const next = new StartedServer({ data });
    try {
      assert.equal((await health(await next.ready()))?.database.reachable, true);
      assert.equal((await next.interrupt()).code, 0);
    } finally {
      next.kill();
      cut.kill();
      remove(data);
    }
  }
});
