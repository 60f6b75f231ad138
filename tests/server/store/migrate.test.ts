import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import pg from "pg";
import { migrate, MigrationRefused } from "../../../src/server/store/migrate.ts";
import { migrations } from "../../../src/server/store/migrations/index.ts";
import { testDatabase, type TestDatabase } from "../database.ts";

describe("migrate", () => {
  let database: TestDatabase;
  let owner: pg.Client;
  before(async () => {
    database = await testDatabase({ empty: true });
    owner = new pg.Client(database.owner);
    await owner.connect();
  });
  after(async () => {
    await owner.end();
    await database.drop();
  });
  beforeEach(() => owner.query("drop schema if exists hengji cascade"));

  const run = () => migrate(database.owner, database.applicationRole);

  test("two servers that start at once on an empty database both succeed", async () => {
    await Promise.all([run(), run(), run()]);
    const { rows } = await owner.query("select name from hengji.kysely_migration");
    assert.deepEqual(rows.map(({ name }) => String(name)), Object.keys(migrations));
  });

  test("leaves no connection of the owner behind", async () => {
    await run();
    // A closed connection needs a moment until the server has let go of it.
    for (let attempt = 0; ; attempt += 1) {
      const { rows } = await owner.query("select 1 from pg_stat_activity where usename = current_user and pid <> pg_backend_pid() and backend_type = 'client backend'");
      if (rows.length === 0) break;
      assert.ok(attempt < 200, "a connection of the owner stays open");
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  });

  test("run again, it changes nothing", async () => {
    const shape = async () => (await owner.query("select oid, relname, relacl::text from pg_class where relnamespace = 'hengji'::regnamespace order by oid")).rows as unknown[];
    await run();
    const before = await shape();
    await run();
    assert.deepEqual(await shape(), before);
  });

  test("a database that a later version has migrated is refused with a problem", async () => {
    await run();
    await owner.query("insert into hengji.kysely_migration (name, timestamp) values ('9999-from-the-future', '2099-01-01T00:00:00.000Z')");
    await assert.rejects(run(), (error) => {
      assert.ok(error instanceof MigrationRefused);
      assert.equal(error.problem.code, "kept.database-newer");
      assert.equal(error.problem.params["migration"], "9999-from-the-future");
      return true;
    });
  });

  test("a failure leaves nothing half done", async () => {
    // Something of the same name stands in the way of the last table.
    await owner.query("create schema hengji");
    await owner.query("create table hengji.answered_request (x integer)");
    await assert.rejects(run(), /already exists/);
    const { rows } = await owner.query("select relname from pg_class where relnamespace = 'hengji'::regnamespace and relkind = 'r' and relname not like 'kysely%'");
    assert.deepEqual(rows, [{ relname: "answered_request" }]);
  });

  test("every key begins with the region", async () => {
    await run();
    const { rows } = await owner.query<{ table: string; columns: string[] }>(
      `select c.conrelid::regclass::text as table, array_agg(a.attname::text order by k.ordinality) as columns
       from pg_constraint c cross join unnest(c.conkey) with ordinality k(attnum, ordinality) join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.attnum
       where c.connamespace = 'hengji'::regnamespace and c.contype in ('p', 'u') and c.conrelid::regclass::text not like '%kysely%' group by c.oid, c.conrelid`,
    );
    assert.ok(rows.length >= 5);
    for (const { table, columns } of rows) assert.equal(columns[0], "region", table);
  });
});
