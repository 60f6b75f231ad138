import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { withoutRowSecurity } from "../../../src/server/generator/without-row-security.ts";
import { openWorld, type World } from "../world.ts";

describe("work that no row security holds", () => {
  let world: World;
  before(async () => (world = await openWorld()));
  after(() => world.close());

  const open = async (): Promise<pg.Client> => {
    const client = new pg.Client(world.database.owner);
    await client.connect();
    return client;
  };
  const unguarded = async (): Promise<string[]> => {
    const client = await open();
    try {
      const { rows } = await client.query<{ relname: string }>("select relname from pg_class where relnamespace = 'hengji'::regnamespace and relrowsecurity and not relforcerowsecurity");
      return rows.map(({ relname }) => relname);
    } finally {
      await client.end();
    }
  };

  test("neither refuses nor is refused by one who takes the tables in another order", async () => {
    const other = await open();
    try {
      await other.query("begin");
      // The last of the tables by name, and only then the first.
      await other.query("lock table hengji.withholding in row exclusive mode");
      const work = withoutRowSecurity(world.database.owner, async (client) => (await client.query("select 1 from hengji.city")).rowCount);
      // Longer than PostgreSQL waits before it looks whether two wait for each other.
      await pause(1500);
      await other.query("select 1 from hengji.approval limit 1");
      await pause(1500);
      await other.query("commit");
      assert.equal(typeof (await work), "number");
    } finally {
      await other.end();
    }
    assert.deepEqual(await unguarded(), []);
  });

  test("leaves nothing behind when it fails, and the tables guarded", async () => {
    const count = async (): Promise<number | null> => withoutRowSecurity(world.database.owner, async (client) => (await client.query("select 1 from hengji.city")).rowCount);
    const before = await count();
    await assert.rejects(withoutRowSecurity(world.database.owner, async (client) => {
      await client.query("delete from hengji.event");
      await client.query("insert into hengji.city (region, name, pack, demo, made_at) values ('990199', '某市', 'demo-city', true, now())");
      throw new Error("stopped in the middle");
    }), /stopped in the middle/);
    assert.equal(await count(), before);
    assert.deepEqual(await unguarded(), []);
  });
});
