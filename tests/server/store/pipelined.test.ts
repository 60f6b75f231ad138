import assert from "node:assert/strict";
import type { Writable } from "node:stream";
import { after, before, describe, test } from "node:test";
import pg from "pg";
import { sql } from "kysely";
import { openDb } from "../../../src/server/store/db.ts";
import { AHEAD } from "../../../src/server/store/pipelined.ts";
import { inTransaction } from "../../../src/server/store/transaction.ts";
import { openWorld, type World } from "../world.ts";

describe("statements whose plans are kept", () => {
  let world: World;
  let pool: pg.Pool;
  before(async () => {
    world = await openWorld();
    pool = new pg.Pool({ ...world.database.application, max: 1 });
  });
  after(async () => {
    await pool.end();
    await world.close();
  });

  const kept = async (): Promise<string[]> => (await pool.query<{ statement: string }>("select statement from pg_prepared_statements order by prepare_time")).rows.map(({ statement }) => statement);

  test("those with values are read once, and two databases on one connection agree on them", async () => {
    const [one, other] = [openDb(pool), openDb(pool)];
    for (const db of [one, other, one]) {
      const { rows } = await sql<{ sum: number }>`select ${1}::int + ${2}::int as sum`.execute(db);
      assert.deepEqual(rows, [{ sum: 3 }]);
      assert.deepEqual((await sql<{ n: number }>`select n from generate_series(1, 5) as n limit ${2}`.execute(db)).rows, [{ n: 1 }, { n: 2 }]);
      await sql`select 1`.execute(db);
    }
    assert.deepEqual(await kept(), ["select $1::int + $2::int as sum", "select n from generate_series(1, 5) as n limit $1"]);
  });

  test("a connection keeps a bounded number, and goes on answering beyond it", async () => {
    const db = openDb(pool);
    for (let n = 0; n < 320; n += 1) {
      const { rows } = await sql<Record<string, number>>`select ${n}::int as ${sql.id(`c${n}`)}`.execute(db);
      assert.deepEqual(rows, [{ [`c${n}`]: n }]);
    }
    assert.ok((await kept()).length <= 302, String((await kept()).length));
  });

  test("a plan is made once and kept, except for what pages through a list, which is planned by its values", async () => {
    const db = openDb(pool);
    const mode = () => sql<{ mode: string }>`select current_setting('plan_cache_mode') as mode, ${1}::int`;
    const [before, paged, again] = await inTransaction(db, "read write", async (tx) => Promise.all([
      mode().execute(tx), sql<{ mode: string }>`select current_setting('plan_cache_mode') as mode limit ${1}`.execute(tx), mode().execute(tx),
    ]));
    assert.deepEqual([before, paged, again].map(({ rows }) => rows[0]!.mode), ["force_generic_plan", "force_custom_plan", "force_generic_plan"]);
    const { rows } = await pool.query("select generic_plans::int as kept, custom_plans::int as made from pg_prepared_statements where statement like $1 order by prepare_time", ["select current_setting('plan_cache_mode')%"]);
    assert.deepEqual(rows, [{ kept: 2, made: 0 }, { kept: 0, made: 1 }]);
  });

  test("a list that fails says why, in a transaction that goes on to be rolled back", async () => {
    const db = openDb(pool);
    await assert.rejects(inTransaction(db, "read write", (tx) => sql`select 1 / ${0}::int limit ${1}`.execute(tx)), { code: "22012" });
    assert.deepEqual((await sql<{ n: number }>`select ${3}::int as n`.execute(db)).rows, [{ n: 3 }]);
  });

  test("a statement that fails leaves its name usable", async () => {
    const db = openDb(pool);
    const divide = (by: number) => sql<{ n: number }>`select 6 / ${by}::int as n`.execute(db);
    await assert.rejects(divide(0), { code: "22012" });
    assert.deepEqual((await divide(2)).rows, [{ n: 3 }]);
  });
});

describe("what is asked in one turn", () => {
  let world: World;
  let pool: pg.Pool;
  before(async () => {
    world = await openWorld();
    pool = new pg.Pool({ ...world.database.application, max: 1 });
  });
  after(async () => {
    await pool.end();
    await world.close();
  });

  test("leaves with one write, with the beginning of its transaction; a transaction that only read does not wait for its end", async () => {
    const db = openDb(pool);
    const work = (n: number) => inTransaction(db, "read only", async (tx) => {
      const asked = await Promise.all([1, 2, 3].map((by) => sql<{ n: number }>`select ${n}::int * ${by}::int as n`.execute(tx)));
      return asked.map(({ rows }) => rows[0]!.n);
    });
    assert.deepEqual(await work(1), [1, 2, 3]);
    const client = await pool.connect();
    const { stream } = (client as unknown as { connection: { stream: Writable } }).connection;
    client.release();
    const written: number[] = [];
    const { _writev } = stream;
    stream._writev = (chunks, done) => {
      written.push(chunks.length);
      _writev!.call(stream, chunks, done);
    };
    const { _write } = stream;
    stream._write = (chunk, encoding, done) => {
      written.push(1);
      _write.call(stream, chunk, encoding, done);
    };
    assert.deepEqual(await work(2), [2, 4, 6]);
    assert.deepEqual(await work(3), [3, 6, 9]);
    await new Promise((resolve) => setImmediate(resolve));
    // The beginning with three statements, and the end, twice.
    assert.equal(written.length, 4, written.join());
  });
});

describe("statements that are sent ahead", () => {
  let world: World;
  let pool: pg.Pool;
  before(async () => {
    world = await openWorld();
    pool = new pg.Pool({ ...world.database.application, max: 1 });
  });
  after(async () => {
    await pool.end();
    await world.close();
  });

  const refused = (n: number) => sql`${sql.raw(AHEAD)} select 6 / ${n}::int`;

  test("one that fails is told by the commit, and nothing of the transaction is there", async () => {
    const db = openDb(pool);
    const keep = (n: number) => sql`${sql.raw(AHEAD)} insert into hengji.refusal (region, id, at, route, subject, status, problem, source) values ('990100', gen_random_uuid(), now(), ${`r${n}`}, '', 403, 'x', '')`;
    const work = (n: number) => inTransaction(db, "read write", async (tx) => {
      await sql`select set_config('app.region', '990100', true)`.execute(tx);
      await keep(n).execute(tx);
      await refused(n).execute(tx);
      await keep(n + 10).execute(tx);
    });
    await assert.rejects(work(0), { code: "22012" });
    assert.deepEqual(await world.see("select route from hengji.refusal"), []);
    await work(1);
    assert.deepEqual(await world.see("select route from hengji.refusal order by route"), [{ route: "r1" }, { route: "r11" }]);
  });

  test("or by the next that is waited for, with its own reason and not that of the next", async () => {
    const db = openDb(pool);
    await assert.rejects(
      inTransaction(db, "read write", async (tx) => {
        await refused(0).execute(tx);
        await sql`select 1`.execute(tx);
        assert.fail("the statement after it was waited for");
      }),
      { code: "22012" },
    );
    assert.deepEqual((await sql<{ n: number }>`select ${2}::int as n`.execute(db)).rows, [{ n: 2 }], "the connection goes on");
  });

  test("a transaction that is given up forgets them", async () => {
    const db = openDb(pool);
    await assert.rejects(
      inTransaction(db, "read write", async (tx) => {
        await refused(0).execute(tx);
        throw new Error("given up");
      }),
      /given up/,
    );
    assert.equal(await inTransaction(db, "read write", async (tx) => (await sql<{ n: number }>`select ${3}::int as n`.execute(tx)).rows[0]!.n), 3);
  });
});
